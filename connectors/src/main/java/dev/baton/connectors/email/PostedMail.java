package dev.baton.connectors.email;

import dev.baton.mail.Enclosure;
import dev.baton.mail.LetterFacts;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.NewAttachment;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it waits in the outbox: complete, with the identity it keeps however often it is tried. Each of its readers is
 * sent to on their own, so that one who is refused holds up none and a report is about whom it names.
 *
 * @param replyTo where an answer finds the record
 * @param reportsTo where reports go, but for the token of this letter; null for a letter posted by an earlier version
 * @param copy whom of those in copy this sending reaches; null for the one that reaches whom it is written to
 */
record PostedMail(
        OutgoingMail mail,
        String messageId,
        String from,
        String fromName,
        String replyTo,
        @Nullable String reportsTo,
        @Nullable Copy copy) {

    /**
     * A sending to somebody in copy.
     *
     * @param enclosedIn the key of the sending that holds the letter's files, which one letter keeps once; null where it has none
     */
    record Copy(String reader, @Nullable String enclosedIn) {}

    /** A Message-ID of its own, at the sender's domain. */
    static String newIdentity(String from) {
        return "<" + UUID.randomUUID() + from.substring(from.lastIndexOf('@')) + ">";
    }

    /** The same letter as one of its own. */
    PostedMail anew() {
        return new PostedMail(mail, newIdentity(from), from, fromName, replyTo, reportsTo, copy);
    }

    /**
     * The same letter, to somebody in copy.
     *
     * @param first the key of the sending that has its files
     */
    PostedMail copyFor(String reader, SendKey first) {
        var enclosedIn = mail.enclosures().isEmpty() ? null : first.text();
        return new PostedMail(
                mail.enclosing(List.of()), messageId, from, fromName, replyTo, reportsTo, new Copy(reader, enclosedIn));
    }

    /** The same with the files of the sending that has them. */
    PostedMail enclosing(List<Enclosure> files) {
        return new PostedMail(mail.enclosing(files), messageId, from, fromName, replyTo, reportsTo, copy);
    }

    /** The key of the sending that has its files; empty where they are here, or there are none. */
    Optional<SendKey> enclosedIn() {
        return copy == null
                ? Optional.empty()
                : Optional.ofNullable(copy.enclosedIn()).map(SendKey::new);
    }

    /** Whom this sending reaches. */
    String reader() {
        return copy == null ? mail.to() : copy.reader();
    }

    /** What the timeline of its record says. */
    NewActivity noted(SendKey key, Instant at) {
        return noted(
                Map.of(
                        "to",
                        mail.to(),
                        "cc",
                        mail.cc(),
                        "automatic",
                        mail.automatic(),
                        "toOurselves",
                        mail.toOurselves(),
                        "sendKey",
                        key.text()),
                at);
    }

    /** What it says where one of its readers gets it once more, and nobody else. */
    NewActivity notedAgain(SendKey key, Instant at) {
        return noted(
                Map.of(
                        "to",
                        reader(),
                        "automatic",
                        mail.automatic(),
                        "toOurselves",
                        mail.toOurselves(),
                        "again",
                        true,
                        "sendKey",
                        key.text()),
                at);
    }

    private NewActivity noted(Map<String, Object> facts, Instant at) {
        return NewActivity.of(mail.record(), ActivityKind.MAIL_OUT, Direction.OUT, at)
                .subject(mail.subject())
                .body(mail.text())
                .html(mail.html())
                .messageId(messageId)
                .detail(facts)
                .attachments(mail.enclosures().stream()
                        .map(file -> new NewAttachment(file.fileName(), file.contentType(), file.content()))
                        .toList());
    }

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
                .and("autoReply", mail.autoReply())
                .and("cc", mail.cc())
                .and("enclosures", enclosures(mail))
                .and("reportsTo", reportsTo)
                .and("unsubscribe", Objects.toString(mail.unsubscribe(), null))
                .and("toOurselves", mail.toOurselves())
                .and("copyFor", copy == null ? null : copy.reader())
                .and("enclosedIn", copy == null ? null : copy.enclosedIn())
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
                facts.flag("automatic"),
                facts.flag("autoReply"),
                facts.texts("cc"),
                facts.all("enclosures").stream()
                        .map(file -> new Enclosure(
                                file.text("fileName"),
                                file.text("contentType"),
                                Base64.getDecoder().decode(file.text("content"))))
                        .toList(),
                unsubscribe(facts.textOrNull("unsubscribe")),
                facts.flag("toOurselves"));
        return new PostedMail(
                mail,
                facts.text("messageId"),
                facts.text("from"),
                facts.text("fromName"),
                facts.text("replyTo"),
                facts.textOrNull("reportsTo"),
                copy(facts));
    }

    private static @Nullable Copy copy(LetterFacts facts) {
        var reader = facts.textOrNull("copyFor");
        return reader == null ? null : new Copy(reader, facts.textOrNull("enclosedIn"));
    }

    private static @Nullable URI unsubscribe(@Nullable String link) {
        return link == null ? null : URI.create(link);
    }

    private static List<Map<String, Object>> enclosures(OutgoingMail mail) {
        return mail.enclosures().stream()
                .map(file -> LetterFacts.none()
                        .and("fileName", file.fileName())
                        .and("contentType", file.contentType())
                        .and("content", Base64.getEncoder().encodeToString(file.content()))
                        .payload())
                .toList();
    }
}
