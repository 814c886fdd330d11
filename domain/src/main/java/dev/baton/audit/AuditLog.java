package dev.baton.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.RecordRef;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds to the audit trail what the database cannot see by itself, in the transaction of what was done: both are kept
 * or neither. Who does it, and from where, is known of the transaction.
 */
@Service
@Transactional
public class AuditLog {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditLog(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Keeps an operation.
     *
     * @return the number of its entry
     */
    @CanIgnoreReturnValue
    public long add(Operation operation) {
        return jdbc.sql("""
                        select crm.audit_operation(:subject, cast(:record as uuid), :instance, :action,
                                                   cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("subject", operation.subject())
                .param("record", operation.record())
                .param("instance", operation.instance())
                .param("action", operation.action())
                .param("before", text(operation.before()))
                .param("after", text(operation.after()))
                .query(Long.class)
                .single();
    }

    /**
     * Erases what the entries about a record say: before, after and address. That there was an entry, who made it and
     * when, stays, and so does the chain of hashes, which holds a salted digest in their place; the salt goes too, so
     * nobody can find the values out by trying. An entry of its own names the blanked ones and the reason. Covers the
     * entries of the record's row and of rows that name it as their record or lead; other rows are blanked by their own
     * ids.
     *
     * @param reason why, without personal data: {@code erasure 0199...}
     * @return how many entries were blanked
     */
    @CanIgnoreReturnValue
    public int blankPayload(RecordRef record, String reason) {
        return blankPayload(record.id(), reason);
    }

    /** Erases what the entries about any row say; see {@link #blankPayload(RecordRef, String)}. */
    @CanIgnoreReturnValue
    public int blankPayload(UUID row, String reason) {
        return jdbc.sql("select crm.audit_blank(:row, :reason)")
                .param("row", row)
                .param("reason", reason)
                .query(Integer.class)
                .single();
    }

    /**
     * Erases what single entries say, about whatever they are; see {@link #blankPayload(RecordRef, String)}.
     *
     * @return how many entries were blanked
     */
    @CanIgnoreReturnValue
    public int blankEntries(Collection<Long> entries, String reason) {
        return jdbc.sql("select crm.audit_blank_entries(:entries, :reason)")
                .param("entries", entries.toArray(Long[]::new))
                .param("reason", reason)
                .query(Integer.class)
                .single();
    }

    private @Nullable String text(Map<String, @Nullable String> values) {
        if (values.isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("Names and values could not be written", cause);
        }
    }
}
