package dev.baton.web.tickets;

import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.ticket.TicketService;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a ticket for somebody who calls. */
@Controller
@RequestMapping("/tickets/new")
@Needs(Right.CHANGE_TICKETS)
class NewTicketPage {
    private final TicketService tickets;
    private final Idempotency idempotency;
    private final Tenants tenants;

    NewTicketPage(TicketService tickets, Idempotency idempotency, Tenants tenants) {
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.tenants = tenants;
    }

    @GetMapping
    String form(SignedIn person, Model page) {
        page.addAttribute("form", NewTicketForm.empty(languageOf(person)));
        return "tickets/new";
    }

    @PostMapping
    String open(
            @ModelAttribute("form") NewTicketForm form,
            BindingResult errors,
            SignedIn person,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors()) {
            try {
                var ticket = form.toNewTicket(languageOf(person));
                var opened = idempotency.onceFilledIn(
                        "phone-ticket/" + form.request(),
                        ticket.toString(),
                        () -> tickets.open(ticket).value());
                Flash.done(next, "tickets.opened");
                return "redirect:/tickets/" + opened.made();
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return "tickets/new";
    }

    private String languageOf(SignedIn person) {
        return tenants.byId(person.tenant())
                .orElseThrow(() -> new NotFound("tenant", person.tenant()))
                .locale();
    }
}
