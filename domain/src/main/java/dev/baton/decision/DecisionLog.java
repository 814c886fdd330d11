package dev.baton.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every decision beside the record it was made for. */
@Service
@Transactional
public class DecisionLog {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, @Nullable Object>>> ROWS = new TypeReference<>() {};
    private static final TypeReference<List<MatchedRule>> RULES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DecisionLog(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a decision, in the transaction that acts on it. */
    public void record(DecisionRecord decision) {
        jdbc.sql("""
                insert into crm.decision_record (id, record_type, record_id, decision_key, decision_name,
                  decision_version, decision_id, process_instance_id, activity_instance_id, activity_id,
                  inputs, outputs, rules, at)
                values (:id, :type, :record, :key, :name, :version, :decision, :instance, :activityInstance, :activity,
                  :inputs::jsonb, :outputs::jsonb, :rules::jsonb, :at)
                """)
                .param("id", UuidV7.next())
                .param("type", decision.record().type().key())
                .param("record", decision.record().id())
                .param("key", decision.key())
                .param("name", decision.name())
                .param("version", decision.version())
                .param("decision", decision.decisionId())
                .param("instance", decision.processInstanceId())
                .param("activityInstance", decision.activityInstanceId())
                .param("activity", decision.activityId())
                .param("inputs", write(decision.inputs()))
                .param("outputs", write(decision.outputs()))
                .param("rules", write(decision.rules()))
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All decisions for a record, the newest first. */
    @Transactional(readOnly = true)
    public List<DecisionRecord> ofRecord(RecordRef record) {
        return jdbc.sql("""
                select * from crm.decision_record
                 where record_id = :record and record_type = :type
                 order by at desc, id desc
                """)
                .param("record", record.id())
                .param("type", record.type().key())
                .query((row, index) -> read(row))
                .list();
    }

    private DecisionRecord read(ResultSet row) throws SQLException {
        return new DecisionRecord(
                new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class)),
                row.getString("decision_key"),
                row.getString("decision_name"),
                row.getInt("decision_version"),
                row.getString("decision_id"),
                row.getString("process_instance_id"),
                row.getString("activity_instance_id"),
                row.getString("activity_id"),
                parse(row.getString("inputs"), VALUES),
                parse(row.getString("outputs"), ROWS),
                parse(row.getString("rules"), RULES),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A decision's values should be plain values, not " + value, cause);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A kept decision cannot be read: " + text, cause);
        }
    }
}
