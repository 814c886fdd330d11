package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.macro.Macros;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Needs;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Macros for whoever answers a ticket: found by their names, filled in for this one. */
@Controller
@RequestMapping("/tickets/{ticket}/macros")
@Needs(Right.CHANGE_TICKETS)
class TicketMacrosPage {
    private static final int SHOWN = 12;

    private final TicketsInSight tickets;
    private final Macros macros;

    TicketMacrosPage(TicketsInSight tickets, Macros macros) {
        this.tickets = tickets;
        this.macros = macros;
    }

    /** A part of a page. */
    @GetMapping
    String list(@PathVariable TicketId ticket, @RequestParam(defaultValue = "") String q, SignedIn person, Model page) {
        var view = tickets.view(ticket, person);
        page.addAttribute("ticket", view);
        page.addAttribute("macros", macros.fitting(q, view, SHOWN));
        return "tickets/macros :: list";
    }

    /** The words alone; a part of an answer that somebody reads before it leaves. */
    @GetMapping("/{macro}")
    ResponseEntity<String> words(@PathVariable TicketId ticket, @PathVariable UUID macro, SignedIn person) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(macros.fill(macro, tickets.view(ticket, person), person));
    }
}
