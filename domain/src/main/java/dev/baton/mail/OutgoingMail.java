package dev.baton.mail;

import dev.baton.shared.RecordRef;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A letter to somebody, about a record.
 *
 * <pre>{@code
 * OutgoingMail.to(record, "ada@engines.example", "Your offer", "Please find it enclosed.")
 *         .toName("Ada King")
 *         .answering(lastMessageId, conversation)
 *         .enclosing(List.of(offer));
 * }</pre>
 *
 * @param html the same letter for those who read HTML; null for one that is made of the text
 * @param inReplyTo Message-ID of the letter it answers
 * @param references Message-IDs of the conversation so far, oldest first
 * @param automatic true when no person wrote it: it says so in its header, and no machine answers it
 * @param autoReply true when a machine answers a letter (RFC 3834): nobody is told when it cannot be delivered
 * @param cc who gets a copy
 * @param unsubscribe where its reader says that they want no more such letters; null for one that they asked for
 * @param toOurselves true when its reader is one of our people: it is none of the conversation with anybody else
 */
public record OutgoingMail(
        RecordRef record,
        String to,
        @Nullable String toName,
        String subject,
        String text,
        @Nullable String html,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic,
        boolean autoReply,
        List<String> cc,
        List<Enclosure> enclosures,
        @Nullable URI unsubscribe,
        boolean toOurselves) {

    public OutgoingMail {
        references = List.copyOf(references);
        cc = List.copyOf(cc);
        enclosures = List.copyOf(enclosures);
    }

    /** A letter to one reader, without files. */
    public OutgoingMail(
            RecordRef record,
            String to,
            @Nullable String toName,
            String subject,
            String text,
            @Nullable String html,
            @Nullable String inReplyTo,
            List<String> references,
            boolean automatic) {
        this(
                record,
                to,
                toName,
                subject,
                text,
                html,
                inReplyTo,
                references,
                automatic,
                false,
                List.of(),
                List.of(),
                null,
                false);
    }

    /** A letter that a person writes and that answers none. */
    public static OutgoingMail to(RecordRef record, String to, String subject, String text) {
        return new OutgoingMail(record, to, null, subject, text, null, null, List.of(), false);
    }

    /** What one of our people is told about a record; no person wrote it. */
    public static OutgoingMail toOneOfUs(RecordRef record, String to, String toName, String subject, String text) {
        return new OutgoingMail(
                record, to, toName, subject, text, null, null, List.of(), true, false, List.of(), List.of(), null,
                true);
    }

    public OutgoingMail toName(@Nullable String name) {
        return with(changed -> changed.toName = name);
    }

    public OutgoingMail html(@Nullable String words) {
        return with(changed -> changed.html = words);
    }

    /**
     * @param messageId of the letter it answers
     * @param conversation Message-IDs so far, oldest first
     */
    public OutgoingMail answering(@Nullable String messageId, List<String> conversation) {
        return with(changed -> {
            changed.inReplyTo = messageId;
            changed.references = conversation;
        });
    }

    /** No person wrote it ({@code auto-generated}). */
    public OutgoingMail byMachine() {
        return with(changed -> {
            changed.automatic = true;
            changed.autoReply = false;
        });
    }

    /** A machine answers ({@code auto-replied}): an acknowledgement. */
    public OutgoingMail asAutoReply() {
        return with(changed -> {
            changed.automatic = true;
            changed.autoReply = true;
        });
    }

    public OutgoingMail cc(List<String> addresses) {
        return with(changed -> changed.cc = addresses);
    }

    public OutgoingMail enclosing(List<Enclosure> files) {
        return with(changed -> changed.enclosures = files);
    }

    /** One that nobody asked for, with a way to ask for no more (RFC 8058). */
    public OutgoingMail unsubscribe(@Nullable URI link) {
        return with(changed -> changed.unsubscribe = link);
    }

    private OutgoingMail with(Consumer<Changed> change) {
        var changed = new Changed(this);
        change.accept(changed);
        return new OutgoingMail(
                record,
                to,
                changed.toName,
                subject,
                text,
                changed.html,
                changed.inReplyTo,
                changed.references,
                changed.automatic,
                changed.autoReply,
                changed.cc,
                changed.enclosures,
                changed.unsubscribe,
                toOurselves);
    }

    /** What may still change of a letter. */
    private static final class Changed {
        private @Nullable String toName;
        private @Nullable String html;
        private @Nullable String inReplyTo;
        private List<String> references;
        private boolean automatic;
        private boolean autoReply;
        private List<String> cc;
        private List<Enclosure> enclosures;
        private @Nullable URI unsubscribe;

        Changed(OutgoingMail letter) {
            toName = letter.toName;
            html = letter.html;
            inReplyTo = letter.inReplyTo;
            references = letter.references;
            automatic = letter.automatic;
            autoReply = letter.autoReply;
            cc = letter.cc;
            enclosures = letter.enclosures;
            unsubscribe = letter.unsubscribe;
        }
    }
}
