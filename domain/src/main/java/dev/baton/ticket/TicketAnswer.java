package dev.baton.ticket;

import dev.baton.timeline.NewAttachment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of us writes to a customer.
 *
 * @param seenUntil when the writer last saw the conversation: a word of the customer since then must be read first; null
 *     where nobody looked
 * @param cc the addresses of those who get a copy; null: whoever {@linkplain CopyReader#usual() usually} does
 */
public record TicketAnswer(
        String text,
        @Nullable Instant seenUntil,
        List<NewAttachment> files,
        @Nullable List<String> cc) {

    public TicketAnswer {
        files = List.copyOf(files);
        cc = cc == null ? null : List.copyOf(cc);
    }

    /** One without files, whatever was said meanwhile, with the usual copies. */
    public static TicketAnswer of(String text) {
        return new TicketAnswer(text, null, List.of(), null);
    }

    public TicketAnswer seenUntil(@Nullable Instant when) {
        return new TicketAnswer(text, when, files, cc);
    }

    public TicketAnswer files(List<NewAttachment> enclosed) {
        return new TicketAnswer(text, seenUntil, enclosed, cc);
    }

    public TicketAnswer cc(@Nullable List<String> addresses) {
        return new TicketAnswer(text, seenUntil, files, addresses);
    }
}
