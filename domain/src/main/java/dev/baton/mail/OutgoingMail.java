package dev.baton.mail;

import dev.baton.shared.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to somebody, about a record.
 *
 * @param html the same letter for those who read HTML; null for a plain one
 * @param inReplyTo Message-ID of the letter it answers
 * @param references Message-IDs of the conversation so far, oldest first
 * @param automatic true when no person wrote it: it says so in its header, and no machine answers it
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
        boolean automatic) {

    public OutgoingMail {
        references = List.copyOf(references);
    }
}
