package dev.baton.web.tickets;

import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.Triage;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is and who works on it, as somebody sorts it by hand.
 *
 * @param version the version that was on the screen
 */
record SortForm(
        long version,
        Priority priority,
        String team,
        String category,
        @Nullable String product) {
    static SortForm of(TicketView ticket) {
        var category = ticket.category();
        return new SortForm(
                ticket.version(),
                ticket.priority(),
                ticket.team() == null ? "" : ticket.team(),
                category == null ? ticket.topic().key() : category,
                ticket.product());
    }

    /** The same entries, to be saved over the version that is there now. */
    SortForm over(long newVersion) {
        return new SortForm(newVersion, priority, team, category, product);
    }

    Triage triage() {
        return new Triage(
                priority, team, category.strip(), product == null || product.isBlank() ? null : product.strip());
    }
}
