package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Timeline;
import dev.baton.web.Needs;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is new about a ticket since a page that is open was drawn. */
@Controller
@RequestMapping("/tickets/{ticket}/news")
@Needs(Right.SEE_TICKETS)
class TicketNewsPage {
    private final TicketsInSight tickets;
    private final SideConversations sides;
    private final Timeline timeline;

    TicketNewsPage(TicketsInSight tickets, SideConversations sides, Timeline timeline) {
        this.tickets = tickets;
        this.sides = sides;
        this.timeline = timeline;
    }

    /**
     * @param seen when somebody last wrote, as the page shows it
     * @param drawn when the page was drawn
     * @param beside whether the page is about something else, and has no title of the ticket's
     */
    @GetMapping
    String news(
            @PathVariable TicketId ticket,
            @RequestParam Instant seen,
            @RequestParam Instant drawn,
            @RequestParam(defaultValue = "false") boolean beside,
            SignedIn person,
            Model page) {
        var now = tickets.view(ticket, person);
        page.addAttribute("ticket", now);
        page.addAttribute("beside", beside);
        page.addAttribute("crossing", now.seenUntil().isAfter(seen));
        page.addAttribute(
                "noted",
                timeline.since(ticket.record(), drawn).stream().anyMatch(each -> each.kind() == ActivityKind.NOTE));
        var answers = sides.of(ticket, person).stream()
                .filter(side -> side.answeredAt() != null && side.answeredAt().isAfter(drawn))
                .toList();
        page.addAttribute("vendors", answers);
        // A conversation that began after the page was drawn has no place on it.
        page.addAttribute(
                "whole", answers.stream().anyMatch(side -> side.openedAt().isAfter(drawn)));
        page.addAttribute(
                "shown",
                Stream.concat(
                                Stream.of("#live-news", "#seen-until"),
                                answers.stream().map(side -> "#side-shown-" + side.id()))
                        .collect(Collectors.joining(",")));
        return "tickets/live :: news";
    }
}
