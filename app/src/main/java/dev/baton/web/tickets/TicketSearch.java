package dev.baton.web.tickets;

import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketFilter;
import dev.baton.web.Asked;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of tickets asks for. A word it does not know asks for nothing: addresses are typed, kept
 * and sent around.
 */
record TicketSearch(
        @Nullable String view,
        @Nullable String q,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String cursor) {

    TicketFilter filter() {
        return new TicketFilter(Asked.given(q), shown(), Asked.given(team), Asked.read(priority, Priority::parse));
    }

    TicketFilter.View shown() {
        var known = Asked.read(view, word -> TicketFilter.View.valueOf(word.toUpperCase(Locale.ROOT)));
        return known == null ? TicketFilter.View.OPEN : known;
    }

    /** The word of the view in addresses and messages. */
    public String viewKey() {
        return key(shown());
    }

    static String key(TicketFilter.View view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the list shows less than its view. */
    public boolean isNarrow() {
        return !asked().isEmpty();
    }

    /** The address of the same list from there on. */
    String from(String nextCursor) {
        return asked().with("view", viewKey()).with("cursor", nextCursor).url();
    }

    private Asked asked() {
        return Asked.of("/tickets").with("q", q).with("team", team).with("priority", priority);
    }
}
