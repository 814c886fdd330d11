package dev.baton.web.tickets;

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
 */
record Draft(
        String kind,
        String text,
        UUID request,
        Instant seenUntil,
        @Nullable String wrong,
        boolean crossed) {
    static final String ANSWER = "answer";
    static final String NOTE = "note";
    static final String CALL = "call";
    static final String VENDOR = "vendor";

    static Draft empty(TicketView ticket) {
        return new Draft(ANSWER, "", UUID.randomUUID(), ticket.seenUntil(), null, false);
    }

    /** Kept, because it did not leave. */
    static Draft kept(String kind, String text, UUID request, TicketView ticket, String wrong, boolean crossed) {
        return new Draft(kind, text, request, ticket.seenUntil(), wrong, crossed);
    }

    /** What was typed into that part of the page. */
    public String textOf(String part) {
        return kind.equals(part) ? text : "";
    }

    public boolean isOpen(String part) {
        return wrong != null && kind.equals(part);
    }
}
