package dev.baton.mailroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.decision.Decided;
import dev.baton.decision.DecisionLog;
import dev.baton.inbox.InboxEntry;
import dev.baton.mail.ReceivedMail;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The book of letters: what each one was taken for, and why, also where it belongs to no record; and the Message-IDs that
 * lead to a record though no letter of that name was ever seen.
 */
@Component
class LetterBook {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DecisionLog decisions;

    LetterBook(JdbcClient jdbc, ObjectMapper json, DecisionLog decisions) {
        this.jdbc = jdbc;
        this.json = json;
        this.decisions = decisions;
    }

    /** Enters a letter; one that is handled a second time is entered anew. */
    void enter(InboxEntry entry, Letter letter, String bodyHash, Decided decided, @Nullable RecordRef record) {
        jdbc.sql("""
                insert into crm.letter (id, inbox_id, message_id, from_address, body_hash, fingerprint, class, decision,
                                        record_type, record_id, received_at)
                values (:id, :inbox, :messageId, :from, :hash, :fingerprint, :class, :decision::jsonb, :type, :record,
                        :at)
                on conflict (inbox_id) do update set class = excluded.class, decision = excluded.decision,
                  record_type = excluded.record_type, record_id = excluded.record_id
                """)
                .param("id", UuidV7.next())
                .param("inbox", entry.id())
                .param("messageId", letter.mail().messageId())
                .param("from", letter.mail().from())
                .param("hash", bodyHash)
                .param("fingerprint", letter.mail().fingerprint())
                .param("class", letter.letterClass().key())
                .param("decision", write(decided))
                .param("type", record == null ? null : record.type().key())
                .param("record", record == null ? null : record.id())
                .param("at", entry.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
        if (record != null) {
            decisions.record(decided.about(record));
            referenced(record, letter.mail());
        }
    }

    /** Whether another letter is known by its Message-ID: one that says something else. */
    boolean isNameOfAnother(ReceivedMail mail, String bodyHash) {
        var same = jdbc.sql("""
                select fingerprint = :fingerprint or fingerprint is null and from_address = :from and body_hash = :hash
                  from crm.letter where message_id = :messageId
                """)
                .param("fingerprint", mail.fingerprint())
                .param("from", mail.from())
                .param("hash", bodyHash)
                .param("messageId", mail.messageId())
                .query(Boolean.class)
                .list();
        return !same.isEmpty() && !same.contains(true);
    }

    /**
     * Enters a letter that came once more, by another mailbox, as what it was taken for the first time.
     *
     * @return false for an entry that stands in the book already, or where the first one does not
     */
    boolean enterAgain(InboxEntry entry, ReceivedMail mail, RecordRef record) {
        return jdbc.sql("""
                insert into crm.letter (id, inbox_id, message_id, from_address, body_hash, fingerprint, class, decision,
                                        record_type, record_id, received_at)
                select :id, :inbox, message_id, from_address, body_hash, fingerprint, class, decision, :type, :record, :at
                  from crm.letter where message_id = :messageId order by received_at, id limit 1
                on conflict (inbox_id) do nothing
                """)
                        .param("id", UuidV7.next())
                        .param("inbox", entry.id())
                        .param("type", record.type().key())
                        .param("record", record.id())
                        .param("at", entry.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("messageId", mail.messageId())
                        .update()
                > 0;
    }

    private void referenced(RecordRef record, ReceivedMail mail) {
        var ids = new ArrayList<>(mail.references());
        if (mail.inReplyTo() != null) {
            ids.add(mail.inReplyTo());
        }
        for (var id : ids) {
            jdbc.sql("insert into crm.letter_id (id, message_id, record_type, record_id) "
                            + "values (?, ?, ?, ?) on conflict (tenant_id, message_id, record_id) do nothing")
                    .params(UuidV7.next(), id, record.type().key(), record.id())
                    .update();
        }
    }

    /** The records those Message-IDs lead to, the nearest first. */
    List<RecordRef> recordsOf(List<String> messageIds) {
        var ids = messageIds.toArray(String[]::new);
        return jdbc.sql("select record_type, record_id from crm.letter_id where message_id = any(?) "
                        + "order by array_position(?, message_id), id")
                .params(ids, ids)
                .query((row, number) -> Rows.record(row))
                .list();
    }

    private String write(Decided decided) {
        var kept = new LinkedHashMap<String, Object>();
        kept.put("key", decided.key());
        kept.put("version", decided.version());
        kept.put("inputs", decided.inputs());
        kept.put("outputs", decided.outputs());
        kept.put("rules", decided.rules());
        try {
            return json.writeValueAsString(kept);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A decision about a letter should be plain values", cause);
        }
    }
}
