package dev.baton.delegates.journey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.journey.JourneyView.Decision;
import dev.baton.journey.JourneyView.Incident;
import dev.baton.journey.JourneyView.Message;
import dev.baton.journey.JourneyView.Rule;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what instances left behind: a statement per kind of trace, however many instances and steps there were. The
 * engine's query API would ask once per instance.
 */
@Component
class Traces {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, @Nullable Object>>> ROWS = new TypeReference<>() {};
    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Traces(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Keyed<K, V>(K key, V value) {}

    /** Everything about a record; to be called in a transaction. */
    Travelled of(RecordRef record) {
        var trips = trips(record);
        var ids = trips.stream().map(Travelled.Trip::id).toArray(String[]::new);
        return new Travelled(
                trips, visits(ids), decisions(ids), messages(ids), timers(ids), subscriptions(ids), incidents(ids));
    }

    private List<Travelled.Trip> trips(RecordRef record) {
        // Called instances are found by their root: they need not carry the record's key.
        return jdbc.sql("""
                with root as (
                  select id_ from act_hi_procinst
                   where business_key_ = :record and tenant_id_ = :tenant and super_process_instance_id_ is null)
                select p.id_, p.proc_def_id_, p.proc_def_key_, p.state_, p.start_time_, p.end_time_, caller.act_id_ as caller
                  from act_hi_procinst p
                  left join act_hi_actinst caller on caller.call_proc_inst_id_ = p.id_
                 where p.root_proc_inst_id_ in (select id_ from root)
                 order by p.start_time_, p.super_process_instance_id_ nulls first, p.id_
                """)
                .param("record", record.toString())
                .param("tenant", Tenancy.required().toString())
                .query((row, index) -> new Travelled.Trip(
                        row.getString("id_"),
                        row.getString("proc_def_id_"),
                        row.getString("proc_def_key_"),
                        state(row.getString("state_")),
                        instant(row, "start_time_"),
                        instantOrNull(row, "end_time_"),
                        row.getString("caller")))
                .list();
    }

    private static String state(String engineState) {
        return switch (engineState) {
            case "ACTIVE", "SUSPENDED" -> "active";
            case "COMPLETED" -> "completed";
            default -> "cancelled";
        };
    }

    private Map<String, List<Visit>> visits(String[] ids) {
        return jdbc
                .sql("""
                select id_, proc_inst_id_, act_id_, act_name_, act_type_, assignee_,
                       start_time_, end_time_, act_inst_state_
                  from act_hi_actinst
                 where proc_inst_id_ = any(:ids) and act_type_ not in ('multiInstanceBody')
                 order by start_time_, sequence_counter_, end_time_ nulls last
                """)
                .param("ids", ids)
                .query((row, index) -> new Visit(
                        row.getString("id_"),
                        row.getString("proc_inst_id_"),
                        row.getString("act_id_"),
                        row.getString("act_name_") == null ? row.getString("act_id_") : row.getString("act_name_"),
                        row.getString("act_type_"),
                        row.getString("assignee_"),
                        instant(row, "start_time_"),
                        instantOrNull(row, "end_time_"),
                        row.getInt("act_inst_state_")))
                .list()
                .stream()
                .collect(groupingBy(Visit::instance));
    }

    /** By activity instance; of a chain of tables the one that decided last, which the others only fed. */
    private Map<String, Decision> decisions(String[] ids) {
        var decisions = new HashMap<String, Decision>();
        jdbc.sql("""
                select activity_instance_id, decision_key, decision_name, decision_version, inputs, outputs, rules
                  from crm.decision_record
                 where process_instance_id = any(:ids) and activity_instance_id is not null
                 order by at, id
                """)
                .param("ids", ids)
                .query((row, index) -> new Keyed<>(
                        row.getString("activity_instance_id"),
                        new Decision(
                                row.getString("decision_key"),
                                row.getString("decision_name"),
                                row.getInt("decision_version"),
                                parse(row.getString("rules"), RULES),
                                parse(row.getString("inputs"), VALUES),
                                parse(row.getString("outputs"), ROWS))))
                .list()
                .forEach(found -> decisions.put(found.key(), found.value()));
        return decisions;
    }

    private Map<Travelled.Place, List<Message>> messages(String[] ids) {
        return jdbc
                .sql("""
                select process_instance_id, activity_id, channel, recipient, summary, state,
                       coalesce(sent_at, created_at) as at
                  from crm.outbox
                 where process_instance_id = any(:ids) and activity_id is not null
                 order by created_at, id
                """)
                .param("ids", ids)
                .query((row, index) -> new Keyed<>(
                        new Travelled.Place(row.getString("process_instance_id"), row.getString("activity_id")),
                        new Message(
                                row.getString("channel"),
                                row.getString("recipient"),
                                row.getString("summary"),
                                row.getString("state"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Keyed::key, mapping(Keyed::value, toList())));
    }

    private Map<Travelled.Place, Instant> timers(String[] ids) {
        var timers = new HashMap<Travelled.Place, Instant>();
        jdbc.sql("""
                select job.process_instance_id_, definition.act_id_, job.duedate_
                  from act_ru_job job join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                 where job.process_instance_id_ = any(:ids) and job.type_ = 'timer' and job.duedate_ is not null
                """)
                .param("ids", ids)
                .query((row, index) -> new Keyed<>(
                        new Travelled.Place(row.getString("process_instance_id_"), row.getString("act_id_")),
                        instant(row, "duedate_")))
                .list()
                .forEach(found -> timers.put(found.key(), found.value()));
        return timers;
    }

    private Map<String, List<Travelled.Subscription>> subscriptions(String[] ids) {
        return jdbc
                .sql("""
                select proc_inst_id_, activity_id_, event_name_
                  from act_ru_event_subscr
                 where proc_inst_id_ = any(:ids) and event_type_ = 'message'
                 order by created_, id_
                """)
                .param("ids", ids)
                .query((row, index) -> new Keyed<>(
                        row.getString("proc_inst_id_"),
                        new Travelled.Subscription(row.getString("activity_id_"), row.getString("event_name_"))))
                .list()
                .stream()
                .collect(groupingBy(Keyed::key, mapping(Keyed::value, toList())));
    }

    private Map<String, List<Incident>> incidents(String[] ids) {
        return jdbc
                .sql("""
                select proc_inst_id_, coalesce(failed_activity_id_, activity_id_) as act_id_, incident_msg_,
                       incident_timestamp_
                  from act_ru_incident
                 where proc_inst_id_ = any(:ids)
                 order by incident_timestamp_, id_
                """)
                .param("ids", ids)
                .query((row, index) -> new Keyed<>(
                        row.getString("proc_inst_id_"),
                        new Incident(
                                row.getString("act_id_"),
                                row.getString("incident_msg_") == null ? "" : row.getString("incident_msg_"),
                                instant(row, "incident_timestamp_"))))
                .list()
                .stream()
                .collect(groupingBy(Keyed::key, mapping(Keyed::value, toList())));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = instantOrNull(row, column);
        if (at == null) {
            throw new IllegalStateException(column + " is missing");
        }
        return at;
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A kept decision cannot be read: " + text, cause);
        }
    }
}
