package dev.baton.mailroom;

import dev.baton.mail.BounceAddress;
import dev.baton.mail.Delivery;
import dev.baton.mail.ReceivedMail;
import dev.baton.shared.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letter of ours a report is about. A report that names none proves nothing: anybody can write one. */
@Component
class OwnLetters {
    private final JdbcClient jdbc;

    OwnLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A letter of ours, and whom it went to.
     *
     * @param certain false where it went to several, who know its Message-ID all of them, and the report carries the token of
     *     none
     */
    record OwnLetter(RecordRef record, String messageId, String recipient, boolean certain) {}

    Optional<OwnLetter> reportedBy(ReceivedMail report) {
        return Stream.concat(
                        report.to().stream(), Stream.ofNullable(report.facts().reportedFrom()))
                .flatMap(address -> BounceAddress.messageIn(address).stream())
                .flatMap(message -> inOutbox("id = :value::uuid", message.toString(), true, List.of()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(report.facts().reportedId()).flatMap(id -> named(id, readers(report))));
    }

    private static List<String> readers(ReceivedMail report) {
        return report.facts().deliveries().stream().map(Delivery::recipient).toList();
    }

    private Optional<OwnLetter> named(String messageId, List<String> readers) {
        return inOutbox("payload ->> 'messageId' = :value", messageId, false, readers)
                .or(() -> jdbc.sql("select original from crm.letter_id where message_id = ? and original is not null")
                        .param(messageId)
                        .query(String.class)
                        .optional()
                        .flatMap(original -> inOutbox("payload ->> 'messageId' = :value", original, false, readers)));
    }

    /** Of a letter with copies what went to one of those a report names, else what went to whom it is written to. */
    private Optional<OwnLetter> inOutbox(String condition, String value, boolean token, List<String> readers) {
        return jdbc.sql("select record_type, record_id, recipient, payload ->> 'messageId' as message_id, "
                        + "payload ->> 'copyFor' is null and coalesce(payload -> 'cc', '[]') = '[]' as alone "
                        + "from crm.outbox where channel = 'email' and " + condition
                        + " order by lower(recipient) = any(:readers) desc, payload ->> 'copyFor' is null desc limit 1")
                .param("value", value)
                .param("readers", readers.toArray(String[]::new))
                .query((row, number) -> new OwnLetter(
                        Rows.record(row),
                        row.getString("message_id"),
                        row.getString("recipient").toLowerCase(Locale.ROOT),
                        token || row.getBoolean("alone")))
                .optional();
    }
}
