package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.people.People;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketFilter;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.Topic;
import dev.baton.web.Needs;
import dev.baton.web.TeamNames;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: its views of tickets, what is due first first. Everything about it stands in its address. */
@Controller
@Needs(Right.SEE_TICKETS)
class TicketListPage {
    private static final int ROWS = 50;
    /** Nobody needs to know more than that there are more. */
    private static final int COUNTED = 100;

    /** What is over only grows; how much of it there is says nothing. */
    private static final Set<TicketFilter.View> UNCOUNTED = EnumSet.of(TicketFilter.View.DONE, TicketFilter.View.ALL);

    /** As the form of that work offers them. */
    private static final List<String> SORTERS = List.of("support-l1", "support-l2", "support-lead", "finance-ar");

    private final TicketsInSight tickets;
    private final People people;

    TicketListPage(TicketsInSight tickets, People people) {
        this.tickets = tickets;
        this.people = people;
    }

    /**
     * A view of the desk.
     *
     * @param count null where nobody counts
     */
    record Tab(String key, boolean current, @Nullable Integer count) {
        /** Whether there are more than were counted. */
        public boolean isMany() {
            return count != null && count >= COUNTED;
        }
    }

    /**
     * @param sorting whether somebody just sorted a ticket here, and goes on with the next
     */
    @GetMapping("/tickets")
    String list(
            @ModelAttribute("search") TicketSearch search,
            @RequestParam(defaultValue = "false") boolean sorting,
            SignedIn person,
            Model page) {
        var found = tickets.list(search.filter(), search.cursor(), ROWS, person);
        page.addAttribute("tabs", tabs(search.shown(), person));
        page.addAttribute("rows", found.rows());
        page.addAttribute("next", found.next() == null ? null : search.from(found.next()));
        page.addAttribute("priorities", Priority.values());
        var teams = people.teams();
        page.addAttribute("teams", teams);
        page.addAttribute("teamNames", TeamNames.from(teams));
        page.addAttribute("sorting", sorting);
        if (search.shown() == TicketFilter.View.TRIAGE
                && person.may(Right.CHANGE_TICKETS)
                && person.may(Right.DO_WORK)) {
            page.addAttribute("topics", Topic.values());
            page.addAttribute("sorters", SORTERS);
        }
        return "tickets/list";
    }

    private List<Tab> tabs(TicketFilter.View shown, SignedIn person) {
        return Stream.of(TicketFilter.View.values())
                .map(view -> new Tab(TicketSearch.key(view), view == shown, count(view, person)))
                .toList();
    }

    private @Nullable Integer count(TicketFilter.View view, SignedIn person) {
        return UNCOUNTED.contains(view)
                ? null
                : tickets.countUpTo(new TicketFilter(null, view, null, null), COUNTED, person);
    }
}
