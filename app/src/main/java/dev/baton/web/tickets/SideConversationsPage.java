package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say to vendors about a ticket. What was typed is never lost: if it is not taken, it stays. */
@Controller
class SideConversationsPage {
    private final SideConversations conversations;
    private final TicketsInSight tickets;
    private final TicketPage pages;
    private final Problems problems;

    SideConversationsPage(
            SideConversations conversations, TicketsInSight tickets, TicketPage pages, Problems problems) {
        this.conversations = conversations;
        this.tickets = tickets;
        this.pages = pages;
        this.problems = problems;
    }

    /** Where letters of a conversation are shown: with its ticket. */
    @GetMapping("/side-conversations/{conversation}")
    @Needs(Right.SEE_TICKETS)
    String show(@PathVariable UUID conversation, SignedIn person) {
        return "redirect:" + place(ticketOf(conversation, person));
    }

    /** @param request names the conversation that begins, so that a form sent twice begins one */
    @PostMapping("/tickets/{ticket}/side-conversations")
    @Needs(Right.CHANGE_TICKETS)
    String start(
            @PathVariable TicketId ticket,
            @RequestParam UUID request,
            @RequestParam String vendor,
            @RequestParam String subject,
            @RequestParam String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        tickets.check(ticket.record(), person);
        try {
            conversations.start(new SideConversationId(request), ticket, vendor, subject, text, person.login());
        } catch (Invalid | Rejected refused) {
            return refused(ticket, null, request, vendor, subject, text, refused, person, page, response);
        }
        Flash.done(next, "side.asked");
        return "redirect:" + place(ticket);
    }

    @PostMapping("/side-conversations/{conversation}/letters")
    @Needs(Right.CHANGE_TICKETS)
    String write(
            @PathVariable UUID conversation,
            @RequestParam UUID request,
            @RequestParam String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var ticket = ticketOf(conversation, person);
        var key = SendKey.of("side", conversation.toString(), request.toString());
        try {
            conversations.write(new SideConversationId(conversation), text, person.login(), key);
        } catch (Invalid | Rejected refused) {
            return refused(ticket, conversation, request, "", "", text, refused, person, page, response);
        }
        Flash.done(next, "side.written");
        return "redirect:" + place(ticket);
    }

    @PostMapping("/side-conversations/{conversation}/end")
    @Needs(Right.CHANGE_TICKETS)
    String end(@PathVariable UUID conversation, SignedIn person, RedirectAttributes next) {
        var ticket = ticketOf(conversation, person);
        conversations.close(new SideConversationId(conversation));
        Flash.done(next, "side.ended");
        return "redirect:" + place(ticket);
    }

    private TicketId ticketOf(UUID conversation, SignedIn person) {
        var id = new SideConversationId(conversation);
        tickets.check(id.record(), person);
        return conversations.ticketOf(id);
    }

    private String refused(
            TicketId ticket,
            @Nullable UUID conversation,
            UUID request,
            String vendor,
            String subject,
            String text,
            RuntimeException why,
            SignedIn person,
            Model page,
            HttpServletResponse response) {
        response.setStatus(422);
        page.addAttribute(SideCards.DRAFT, new SideDraft(conversation, request, vendor, subject, text, explained(why)));
        return pages.show(ticket, null, null, null, person, page);
    }

    private String explained(RuntimeException why) {
        return why instanceof Rejected rejected
                ? problems.explain(rejected)
                : ((Invalid) why).problems().stream().map(problems::explain).collect(Collectors.joining(" "));
    }

    private static String place(TicketId ticket) {
        return "/tickets/" + ticket + "#sides";
    }
}
