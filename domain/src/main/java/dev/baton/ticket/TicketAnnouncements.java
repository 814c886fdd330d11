package dev.baton.ticket;

import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.shared.UuidV7;
import dev.baton.ticket.TicketEvents.CustomerWrote;
import dev.baton.ticket.TicketEvents.PromiseBroken;
import dev.baton.ticket.TicketEvents.PromiseEndangered;
import dev.baton.ticket.TicketEvents.TicketAnswered;
import dev.baton.ticket.TicketEvents.TicketAssigned;
import dev.baton.ticket.TicketEvents.TicketClosed;
import dev.baton.ticket.TicketEvents.TicketEscalated;
import dev.baton.ticket.TicketEvents.TicketMerged;
import dev.baton.ticket.TicketEvents.TicketOpened;
import dev.baton.ticket.TicketEvents.TicketRated;
import dev.baton.ticket.TicketEvents.TicketReopened;
import dev.baton.ticket.TicketEvents.TicketResolved;
import dev.baton.ticket.TicketEvents.TicketTriaged;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the world what happens to tickets: ids, numbers and words of ours, nothing of the customer. */
@Component
class TicketAnnouncements {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final Announcements announcements;
    private final Tickets tickets;

    TicketAnnouncements(Announcements announcements, Tickets tickets) {
        this.announcements = announcements;
        this.tickets = tickets;
    }

    @EventListener
    void on(TicketOpened event) {
        say(
                EventType.TICKET_OPENED,
                event.ticket(),
                "1",
                Map.of("channel", event.channel().key()));
    }

    @EventListener
    void on(TicketTriaged event) {
        var facts = new HashMap<String, Object>();
        facts.put("priority", event.priority().key());
        facts.put("queue", event.team());
        // A person may say it in words of their own, and name somebody.
        if (WORD.matcher(event.category()).matches()) {
            facts.put("category", event.category());
        }
        say(EventType.TICKET_TRIAGED, event.ticket(), version(event.ticket()), facts);
    }

    @EventListener
    void on(TicketAssigned event) {
        var facts = new HashMap<String, Object>();
        facts.put("queue", event.team());
        var owner = tickets.get(event.ticket()).assignee();
        if (owner != null) {
            facts.put("owner", owner.toString());
        }
        say(EventType.TICKET_ASSIGNED, event.ticket(), UuidV7.next().toString(), facts);
    }

    @EventListener
    void on(TicketEscalated event) {
        var facts = new HashMap<String, Object>();
        facts.put("level", event.level());
        facts.put("to", event.to());
        if (event.from() != null) {
            facts.put("from", event.from());
        }
        say(EventType.TICKET_ESCALATED, event.ticket(), UuidV7.next().toString(), facts);
    }

    @EventListener
    void on(PromiseEndangered event) {
        say(
                EventType.TICKET_ENDANGERED,
                event.ticket(),
                UuidV7.next().toString(),
                Map.of(
                        "clock",
                        event.clock().name().toLowerCase(Locale.ROOT),
                        "percent",
                        event.percent(),
                        "action",
                        event.action().key()));
    }

    @EventListener
    void on(PromiseBroken event) {
        say(
                EventType.TICKET_BREACHED,
                event.ticket(),
                event.clock() + ":" + event.round(),
                Map.of("clock", event.clock().name().toLowerCase(Locale.ROOT)));
    }

    @EventListener
    void on(TicketAnswered event) {
        say(
                EventType.TICKET_REPLIED,
                event.ticket(),
                UuidV7.next().toString(),
                Map.of("direction", "out", "first", event.first()));
    }

    @EventListener
    void on(CustomerWrote event) {
        say(EventType.TICKET_REPLIED, event.ticket(), UuidV7.next().toString(), Map.of("direction", "in"));
    }

    @EventListener
    void on(TicketResolved event) {
        say(
                EventType.TICKET_RESOLVED,
                event.ticket(),
                String.valueOf(event.cycle()),
                Map.of("resolution", event.by().key(), "cycle", event.cycle()));
    }

    @EventListener
    void on(TicketReopened event) {
        say(EventType.TICKET_REOPENED, event.ticket(), String.valueOf(event.cycle()), Map.of("cycle", event.cycle()));
    }

    @EventListener
    void on(TicketClosed event) {
        say(EventType.TICKET_CLOSED, event.ticket(), String.valueOf(event.cycle()), Map.of());
    }

    @EventListener
    void on(TicketMerged event) {
        say(
                EventType.TICKET_MERGED,
                event.ticket(),
                "1",
                Map.of("survivor", event.into().toString()));
    }

    @EventListener
    void on(TicketRated event) {
        say(
                EventType.TICKET_RATED,
                event.ticket(),
                event.cycle() + ":" + UuidV7.next(),
                Map.of("rating", event.score()));
    }

    private void say(EventType type, TicketId id, String once, Map<String, Object> facts) {
        var data = new HashMap<>(facts);
        data.put("ticket", id.toString());
        data.put("number", tickets.get(id).number());
        announcements.announce(type, id.record(), once, data);
    }

    private String version(TicketId id) {
        return String.valueOf(tickets.get(id).version());
    }
}
