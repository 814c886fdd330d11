package dev.baton.web.live;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.NotFound;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Needs;
import dev.baton.web.live.Presence.Doing;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who else is at a ticket. */
@Controller
@RequestMapping("/tickets/{ticket}/presence")
@Needs(Right.SEE_TICKETS)
class PresencePage {
    private final Presence presence;
    private final TicketsInSight tickets;
    private final People people;

    PresencePage(Presence presence, TicketsInSight tickets, People people) {
        this.presence = presence;
        this.tickets = tickets;
        this.people = people;
    }

    /** Somebody at the ticket. */
    record Colleague(String name, boolean writes) {}

    @GetMapping
    String others(@PathVariable TicketId ticket, SignedIn person, Model page) {
        tickets.check(ticket.record(), person);
        var there = presence.at(person.tenant(), ticket.value());
        page.addAttribute(
                "colleagues",
                people.byIds(there.keySet()).values().stream()
                        .filter(each -> !each.login().equals(person.login()))
                        .sorted(Comparator.comparing(Person::name))
                        .map(each -> new Colleague(each.name(), Boolean.TRUE.equals(there.get(each.id()))))
                        .toList());
        return "tickets/live :: presence";
    }

    /**
     * What somebody does at a page of theirs that shows the ticket.
     *
     * @param page as it named itself to its stream
     */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@PathVariable TicketId ticket, @RequestParam UUID page, @RequestParam Doing doing, SignedIn person) {
        tickets.check(ticket.record(), person);
        var id = people.byLogin(person.login())
                .orElseThrow(() -> new NotFound("person", person.login()))
                .id();
        presence.say(new Listener(person.tenant(), id, "", page, ticket.value(), false), doing);
    }
}
