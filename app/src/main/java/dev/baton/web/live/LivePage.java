package dev.baton.web.live;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.NotFound;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open pages listen (server-sent events). They hear that something happened, and ask for what they may see of it. */
@Controller
class LivePage {
    private final Streams streams;
    private final Presence presence;
    private final TicketsInSight tickets;
    private final People people;

    LivePage(Streams streams, Presence presence, TicketsInSight tickets, People people) {
        this.streams = streams;
        this.presence = presence;
        this.tickets = tickets;
        this.people = people;
    }

    /**
     * @param page a name the page makes for itself
     * @param ticket the one it shows
     * @param desk whether it shows many
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.SEE_WORK)
    SseEmitter listen(
            @RequestParam UUID page,
            @RequestParam(required = false) @Nullable UUID ticket,
            @RequestParam(defaultValue = "false") boolean desk,
            SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (ticket != null) {
            tickets.check(new TicketId(ticket).record(), person);
        }
        // A proxy that collects an answer before it hands it on would hand on nothing.
        response.setHeader("X-Accel-Buffering", "no");
        var listener = new Listener(
                person.tenant(),
                of(person).id(),
                request.getSession().getId(),
                page,
                ticket,
                desk && person.may(Right.SEE_TICKETS));
        var stream = streams.open(listener);
        if (ticket != null) {
            presence.say(listener, Presence.Doing.STAYS);
        }
        return stream;
    }

    private Person of(SignedIn person) {
        return people.byLogin(person.login()).orElseThrow(() -> new NotFound("person", person.login()));
    }
}
