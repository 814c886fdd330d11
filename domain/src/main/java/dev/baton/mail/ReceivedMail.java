package dev.baton.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter that reached one of our mailboxes, readable whatever shape it had. Stands in the inbox as an entry of kind
 * {@value #KIND}.
 *
 * @param messageId with angle brackets; made from its content where the sender gave none
 * @param from the sender's address, lower case; empty where there is none that can be read
 * @param to all addresses it was sent to, copies included, lower case, as the sender wrote them (with any {@code +token})
 * @param text what it says as plain text, also where it came as HTML only
 * @param html what it says as HTML made safe to show; null for a plain letter
 * @param sentAt by the sender's clock; null where the letter has no readable date
 * @param autoSubmitted true when a machine wrote it: nobody may answer it automatically
 * @param facts what else is known of who or what wrote it
 */
public record ReceivedMail(
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        String from,
        @Nullable String fromName,
        List<String> to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Instant sentAt,
        boolean autoSubmitted,
        List<ReceivedAttachment> attachments,
        MailFacts facts) {

    /** The kind of the inbox entries that hold a letter. */
    public static final String KIND = "mail";

    /** What the payload of such an entry calls the id of the mailbox it came in by. */
    public static final String MAILBOX = "mailbox";

    public ReceivedMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }

    /** A letter of which nothing else is known. */
    public ReceivedMail(
            String messageId,
            @Nullable String inReplyTo,
            List<String> references,
            String from,
            @Nullable String fromName,
            List<String> to,
            String subject,
            String text,
            @Nullable String html,
            @Nullable Instant sentAt,
            boolean autoSubmitted,
            List<ReceivedAttachment> attachments) {
        this(
                messageId,
                inReplyTo,
                references,
                from,
                fromName,
                to,
                subject,
                text,
                html,
                sentAt,
                autoSubmitted,
                attachments,
                MailFacts.of(autoSubmitted));
    }

    /**
     * What it says, in short: the same for each copy of a letter, whatever way it came and however it was broken into lines;
     * another one for another letter, also under the same Message-ID.
     */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(from, String.valueOf(sentAt), words(subject), words(text))) {
                add(digest, part.getBytes(StandardCharsets.UTF_8));
            }
            for (var file : attachments) {
                add(digest, file.fileName().getBytes(StandardCharsets.UTF_8));
                add(digest, file.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** The same letter under a Message-ID that is made from what it says, for one whose own belongs to another letter. */
    public ReceivedMail underAnotherMessageId() {
        return new ReceivedMail(
                "<" + fingerprint().substring(0, 40) + "@same-message-id.invalid>",
                inReplyTo,
                references,
                from,
                fromName,
                to,
                subject,
                text,
                html,
                sentAt,
                autoSubmitted,
                attachments,
                facts);
    }

    /** As the payload of an inbox entry. */
    public Map<String, Object> toPayload() {
        var files = new ArrayList<Map<String, Object>>();
        for (var attachment : attachments) {
            files.add(Map.of(
                    "fileName", attachment.fileName(),
                    "contentType", attachment.contentType(),
                    "size", attachment.size(),
                    "content", Base64.getEncoder().encodeToString(attachment.content())));
        }
        return LetterFacts.none()
                .and("messageId", messageId)
                .and("inReplyTo", inReplyTo)
                .and("references", references)
                .and("from", from)
                .and("fromName", fromName)
                .and("to", to)
                .and("subject", subject)
                .and("text", text)
                .and("html", html)
                .and("sentAt", sentAt == null ? null : sentAt.toString())
                .and("autoSubmitted", autoSubmitted)
                .and("attachments", files)
                .and("facts", facts.toPayload())
                .payload();
    }

    /** Reads what {@link #toPayload()} wrote. */
    public static ReceivedMail fromPayload(Map<String, Object> payload) {
        var facts = LetterFacts.of(payload);
        var sentAt = facts.textOrNull("sentAt");
        var automatic = facts.flag("autoSubmitted");
        return new ReceivedMail(
                facts.text("messageId"),
                facts.textOrNull("inReplyTo"),
                facts.texts("references"),
                facts.text("from"),
                facts.textOrNull("fromName"),
                facts.texts("to"),
                facts.text("subject"),
                facts.text("text"),
                facts.textOrNull("html"),
                sentAt == null ? null : Instant.parse(sentAt),
                automatic,
                attachments(payload),
                // An entry of an earlier version has none.
                facts.one("facts").map(MailFacts::fromPayload).orElseGet(() -> MailFacts.of(automatic)));
    }

    private static List<ReceivedAttachment> attachments(Map<String, Object> payload) {
        var attachments = new ArrayList<ReceivedAttachment>();
        if (payload.get("attachments") instanceof List<?> files) {
            for (var file : files) {
                if (file instanceof Map<?, ?> facts) {
                    var content = Base64.getDecoder().decode(String.valueOf(facts.get("content")));
                    attachments.add(new ReceivedAttachment(
                            String.valueOf(facts.get("fileName")),
                            String.valueOf(facts.get("contentType")),
                            content.length,
                            content));
                }
            }
        }
        return attachments;
    }
}
