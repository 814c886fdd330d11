package dev.baton.connectors.email;

import dev.baton.mail.LetterFacts;
import dev.baton.mail.OutgoingMail;
import dev.baton.shared.RecordRef;
import java.util.Map;

/**
 * A letter as it waits in the outbox: complete, with the identity it keeps however often it is tried.
 *
 * @param replyTo where an answer finds the record
 */
record PostedMail(OutgoingMail mail, String messageId, String from, String fromName, String replyTo) {

    Map<String, Object> toPayload() {
        return LetterFacts.none()
                .and("messageId", messageId)
                .and("from", from)
                .and("fromName", fromName)
                .and("replyTo", replyTo)
                .and("record", mail.record().toString())
                .and("to", mail.to())
                .and("toName", mail.toName())
                .and("subject", mail.subject())
                .and("text", mail.text())
                .and("html", mail.html())
                .and("inReplyTo", mail.inReplyTo())
                .and("references", mail.references())
                .and("automatic", mail.automatic())
                .payload();
    }

    static PostedMail fromPayload(Map<String, Object> payload) {
        var facts = LetterFacts.of(payload);
        var mail = new OutgoingMail(
                RecordRef.parse(facts.text("record")),
                facts.text("to"),
                facts.textOrNull("toName"),
                facts.text("subject"),
                facts.text("text"),
                facts.textOrNull("html"),
                facts.textOrNull("inReplyTo"),
                facts.texts("references"),
                facts.flag("automatic"));
        return new PostedMail(
                mail, facts.text("messageId"), facts.text("from"), facts.text("fromName"), facts.text("replyTo"));
    }
}
