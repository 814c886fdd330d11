package dev.baton.mailroom;

import dev.baton.mail.ReceivedMail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the table {@code mail_class} is told of a letter: what it says of itself, and what we know of its sender. */
@Component
class LetterTraits {
    private final JdbcClient jdbc;
    private final OwnAddresses own;

    LetterTraits(JdbcClient jdbc, OwnAddresses own) {
        this.jdbc = jdbc;
        this.own = own;
    }

    Map<String, Object> of(ReceivedMail mail, String bodyHash, Instant receivedAt) {
        var traits = new HashMap<>(mail.facts().traits());
        traits.put("ownLetter", isOwn(mail.messageId()));
        traits.put("ownAddress", own.isOurs(mail.from()));
        traits.put("sameBodyHash10min", sameBody(mail, bodyHash, receivedAt));
        traits.put("repliesFromSender1h", automaticLettersTo(mail.from(), receivedAt));
        return traits;
    }

    private boolean isOwn(String messageId) {
        return jdbc.sql("select exists (select 1 from crm.activity where message_id = :id and direction = 'out') "
                        + "or exists (select 1 from crm.letter_id where message_id = :id and original is not null)")
                .param("id", messageId)
                .query(Boolean.class)
                .single();
    }

    private long sameBody(ReceivedMail mail, String bodyHash, Instant at) {
        // Nobody has said the same twice who has said nothing, or of whom nobody knows who it was.
        if (mail.from().isEmpty() || mail.text().isBlank()) {
            return 0;
        }
        return jdbc.sql("select count(*) from crm.letter where from_address = :from and body_hash = :hash "
                        + "and message_id <> :id and received_at > :at::timestamptz - interval '10 minutes'")
                .param("from", mail.from())
                .param("hash", bodyHash)
                .param("id", mail.messageId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long automaticLettersTo(String address, Instant at) {
        return jdbc.sql(
                        "select count(*) from crm.outbox where channel = 'email' and lower(recipient) = :address "
                                + "and created_at > :at::timestamptz - interval '1 hour' and payload @> '{\"automatic\": true}'")
                .param("address", address)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
