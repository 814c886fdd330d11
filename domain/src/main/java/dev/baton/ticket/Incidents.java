package dev.baton.ticket;

import dev.baton.outbox.SendKey;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.TicketResolved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An incident that is solved is solved for everybody it hit: each is told, once. What its own customer was written is theirs
 * alone. A ticket whose process does not listen stays as it is, for whoever works on it next.
 */
@Component
class Incidents {
    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketWork work;
    private final TicketNotes notes;
    private final Correspondence letters;
    private final TicketJourney journey;

    Incidents(
            Tickets tickets,
            TicketRows rows,
            TicketWork work,
            TicketNotes notes,
            Correspondence letters,
            TicketJourney journey) {
        this.tickets = tickets;
        this.rows = rows;
        this.work = work;
        this.notes = notes;
        this.letters = letters;
        this.journey = journey;
    }

    @EventListener
    void on(TicketResolved resolved) {
        var incident = tickets.get(resolved.ticket());
        if (!incident.isIncident()) {
            return;
        }
        tickets.flush();
        var how = resolved.toOthers();
        for (var id : rows.ofIncident(incident.id())) {
            var ticket = tickets.lock(id);
            if (!ticket.status().isLive()) {
                continue;
            }
            // What they said since is owed an answer, and perhaps is another matter.
            var spoke = ticket.isAnswerOwed() && ticket.isAnsweredMeanwhile();
            if (spoke || !journey.incidentSolved(id)) {
                notes.status(ticket, "The incident is solved, this ticket is not", how);
                continue;
            }
            letters.incidentOver(
                    ticket,
                    how,
                    new Cause(
                            SendKey.of(
                                    "incident-solved", incident.id().toString(), id.toString(), "" + incident.cycle()),
                            null,
                            null));
            work.solve(id, ResolvedBy.INCIDENT, how, false);
        }
    }

    /** It will never be solved as one: whoever waited for it is worked on by themselves. */
    void forgotten(Ticket incident) {
        if (!incident.isIncident()) {
            return;
        }
        for (var id : rows.ofIncident(incident.id())) {
            var ticket = tickets.lock(id);
            ticket.leaveIncident();
            tickets.flush();
            if (ticket.status().isLive()) {
                notes.status(ticket, "The incident is forgotten, this ticket is worked on by itself", null);
                journey.incidentForgotten(id);
            }
        }
    }
}
