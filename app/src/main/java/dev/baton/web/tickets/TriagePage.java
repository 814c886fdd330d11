package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.Topic;
import dev.baton.ticket.Triage;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sorts what no table could sort, line by line: the same work as in the work list, with no page in between. */
@Controller
@Needs({Right.CHANGE_TICKETS, Right.DO_WORK})
class TriagePage {
    private final TicketsInSight tickets;
    private final WorkItems items;
    private final WorkList work;
    private final Problems problems;

    TriagePage(TicketsInSight tickets, WorkItems items, WorkList work, Problems problems) {
        this.tickets = tickets;
        this.items = items;
        this.work = work;
        this.problems = problems;
    }

    @PostMapping("/tickets/{ticket}/triage")
    String sort(
            @PathVariable TicketId ticket,
            @RequestParam Priority priority,
            @RequestParam Topic category,
            @RequestParam String team,
            SignedIn person,
            RedirectAttributes next) {
        var view = tickets.view(ticket, person);
        var open = items.ofRecord(ticket.record()).stream()
                .filter(item -> item.taskKey().equals(Triage.TASK))
                .findFirst();
        if (open.isEmpty()) {
            Flash.failed(next, "tickets.triage.over", view.title());
        } else if (!open.get().isFor(person)) {
            Flash.failed(next, "tickets.triage.not-yours", view.title());
        } else {
            try {
                work.complete(
                        open.get().id(),
                        Map.of("priority", priority.key(), "category", category.key(), "team", team),
                        person);
                Flash.done(next, "tickets.triage.done", view.title());
            } catch (Invalid invalid) {
                Flash.failed(
                        next,
                        "tickets.triage.refused",
                        problems.explain(invalid.problems().get(0)));
            } catch (Rejected rejected) {
                Flash.failed(next, "tickets.triage.refused", problems.explain(rejected));
            }
        }
        return "redirect:/tickets?view=triage&sorting=true";
    }
}
