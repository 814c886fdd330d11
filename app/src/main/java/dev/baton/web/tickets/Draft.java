package dev.baton.web.tickets;

import dev.baton.ticket.CopyReader;
import dev.baton.ticket.TicketView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to say, on the page as long as it has not left.
 *
 * @param request names this one letter, so that a form sent twice sends one
 * @param seenUntil when somebody last wrote on the page that the writer saw
 * @param wrong why it did not leave
 * @param crossed somebody wrote meanwhile
 * @param copies who was to get a copy; null where nobody chose yet
 */
record Draft(
        String kind,
        String text,
        UUID request,
        Instant seenUntil,
        @Nullable String wrong,
        boolean crossed,
        @Nullable DraftCopies copies) {
    static final String ANSWER = "answer";
    static final String NOTE = "note";
    static final String CALL = "call";
    static final String VENDOR = "vendor";

    static Draft empty(TicketView ticket) {
        return new Draft(ANSWER, "", UUID.randomUUID(), ticket.seenUntil(), null, false, null);
    }

    /** Kept, because it did not leave. */
    static Draft kept(String kind, String text, UUID request, TicketView ticket, String wrong, boolean crossed) {
        return new Draft(kind, text, request, ticket.seenUntil(), wrong, crossed, null);
    }

    /** The same, to be read by those in copy, too. */
    Draft with(DraftCopies chosen) {
        return new Draft(kind, text, request, seenUntil, wrong, crossed, chosen);
    }

    /** Whether somebody is to get a copy. */
    public boolean isCopied(CopyReader reader) {
        return reader.reachable()
                && (copies == null ? reader.usual() : copies.chosen().contains(reader.address()));
    }

    /** What was typed of others in copy. */
    public String moreCopies() {
        return copies == null ? "" : copies.more();
    }

    /** What was typed into that part of the page. */
    public String textOf(String part) {
        return kind.equals(part) ? text : "";
    }

    public boolean isOpen(String part) {
        return wrong != null && kind.equals(part);
    }

    /** Whether the page still has a place to write such a thing. Where it has none, the words are shown to be copied. */
    public boolean isPlacedBy(TicketActions actions) {
        return actions.note()
                && switch (kind) {
                    case ANSWER -> actions.answer();
                    case CALL -> actions.sort();
                    case VENDOR -> actions.vendor();
                    default -> true;
                };
    }
}
