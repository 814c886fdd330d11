package dev.baton.mailroom;

import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters of ours that a relay sent on under a Message-ID of its own: answers and reports will name that one. */
@Service
@Transactional
public class RelayedLetters {
    private final JdbcClient jdbc;

    RelayedLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void renamed(RecordRef record, String messageId, String relayId) {
        jdbc.sql("insert into crm.letter_id (id, message_id, record_type, record_id, original) "
                        + "values (?, ?, ?, ?, ?) on conflict (tenant_id, message_id, record_id) "
                        + "do update set original = excluded.original")
                .params(UuidV7.next(), relayId, record.type().key(), record.id(), messageId)
                .update();
    }
}
