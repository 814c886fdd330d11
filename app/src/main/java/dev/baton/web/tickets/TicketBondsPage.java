package dev.baton.web.tickets;

import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import dev.baton.web.records.RecordCards;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts tickets together and apart. None of it is taken back easily, so each step shows first what it does to which. */
@Controller
@RequestMapping("/tickets/{ticket}")
@Needs(Right.CHANGE_TICKETS)
class TicketBondsPage {
    /** What can be split off is as old as the first letter of a long conversation. */
    private static final int MOST_TO_SPLIT = 500;

    private final TicketsInSight sight;
    private final TicketService tickets;
    private final TicketDesk desk;
    private final Idempotency idempotency;
    private final RecordCards records;

    TicketBondsPage(
            TicketsInSight sight,
            TicketService tickets,
            TicketDesk desk,
            Idempotency idempotency,
            RecordCards records) {
        this.sight = sight;
        this.tickets = tickets;
        this.desk = desk;
        this.idempotency = idempotency;
        this.records = records;
    }

    @GetMapping("/merge")
    String askMerge(
            @PathVariable TicketId ticket,
            @RequestParam(defaultValue = "") String number,
            SignedIn person,
            Model page) {
        return askPair("merge", ticket, number, person, page);
    }

    @PostMapping("/merge")
    String merge(@PathVariable TicketId ticket, @RequestParam UUID other, SignedIn person, RedirectAttributes next) {
        var into = seen(ticket, other, person);
        desk.merge(ticket, into, person.login());
        Flash.done(next, "tickets.merged");
        return "redirect:/tickets/" + into;
    }

    @GetMapping("/join-incident")
    String askJoin(
            @PathVariable TicketId ticket,
            @RequestParam(defaultValue = "") String number,
            SignedIn person,
            Model page) {
        return askPair("join-incident", ticket, number, person, page);
    }

    @PostMapping("/join-incident")
    String join(@PathVariable TicketId ticket, @RequestParam UUID other, SignedIn person, RedirectAttributes next) {
        desk.joinIncident(ticket, seen(ticket, other, person), person.login());
        Flash.done(next, "tickets.joined-incident");
        return "redirect:/tickets/" + ticket;
    }

    @GetMapping("/incident")
    String askIncident(@PathVariable TicketId ticket, SignedIn person, Model page) {
        page.addAttribute("ticket", sight.view(ticket, person));
        return "tickets/incident";
    }

    @PostMapping("/incident")
    String declareIncident(@PathVariable TicketId ticket, SignedIn person, RedirectAttributes next) {
        sight.check(ticket.record(), person);
        desk.declareIncident(ticket, person.login());
        Flash.done(next, "tickets.is-incident");
        return "redirect:/tickets/" + ticket;
    }

    @GetMapping("/split")
    String askSplit(@PathVariable TicketId ticket, SignedIn person, Model page) {
        page.addAttribute("form", SplitForm.empty());
        return showSplit(ticket, person, page);
    }

    @PostMapping("/split")
    String split(
            @PathVariable TicketId ticket,
            @ModelAttribute("form") SplitForm form,
            BindingResult errors,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        FormErrors.requireWhole(errors);
        sight.check(ticket.record(), person);
        try {
            var part = idempotency.onceFilledIn(
                    "split/" + form.request(),
                    ticket + " " + form,
                    () -> desk.split(ticket, form.title(), form.said(), form.moved(), person.login())
                            .value());
            Flash.done(next, "tickets.was-split");
            return "redirect:/tickets/" + part.made();
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (Rejected refused) {
            errors.reject(refused.messageKey(), refused.arguments().toArray(), null);
        }
        response.setStatus(422);
        return showSplit(ticket, person, page);
    }

    private String showSplit(TicketId ticket, SignedIn person, Model page) {
        page.addAttribute("ticket", sight.view(ticket, person));
        page.addAttribute("timeline", records.newest(ticket.record(), MOST_TO_SPLIT));
        return "tickets/split";
    }

    private String askPair(String action, TicketId ticket, String number, SignedIn person, Model page) {
        page.addAttribute("ticket", sight.view(ticket, person));
        page.addAttribute("action", action);
        page.addAttribute("number", number);
        find(number)
                .filter(found -> !found.equals(ticket))
                .ifPresent(found -> page.addAttribute("other", sight.view(found, person)));
        return "tickets/pair";
    }

    private TicketId seen(TicketId ticket, UUID other, SignedIn person) {
        var second = new TicketId(other);
        sight.check(ticket.record(), person);
        sight.check(second.record(), person);
        return second;
    }

    /** What people type: {@code 1042} or {@code #1042}. */
    private Optional<TicketId> find(String number) {
        try {
            return tickets.byNumber(Long.parseLong(number.strip().replaceFirst("^#", "")));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
