package dev.baton.web.api;

import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureService;
import dev.baton.identity.Right;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Ledger;
import dev.baton.shared.RecordRef;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was sent for a record, for machines that may see the record. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sent")
class SentApi {
    private final LeadsInSight leads;
    private final TicketsInSight tickets;
    private final SideConversations conversations;
    private final ErasureService erasures;
    private final Ledger ledger;
    private final SentLines lines;

    SentApi(
            LeadsInSight leads,
            TicketsInSight tickets,
            SideConversations conversations,
            ErasureService erasures,
            Ledger ledger,
            SentLines lines) {
        this.leads = leads;
        this.tickets = tickets;
        this.conversations = conversations;
        this.erasures = erasures;
        this.ledger = ledger;
        this.lines = lines;
    }

    @GetMapping("/leads/{id}/sent")
    @Operation(summary = "What was sent for a lead", description = "Every outward effect, newest first.")
    @Needs(Right.SEE_LEADS)
    List<SentLine> ofLead(@PathVariable UUID id) {
        var lead = leads.view(new LeadId(id), Caller.required());
        return of(List.of(RecordRef.lead(lead.id().value())));
    }

    @GetMapping("/tickets/{id}/sent")
    @Operation(
            summary = "What was sent for a ticket",
            description = "Every outward effect, newest first; letters to vendors about it are among them.")
    @Needs(Right.SEE_TICKETS)
    List<SentLine> ofTicket(@PathVariable UUID id) {
        var ticket = tickets.view(new TicketId(id), Caller.required());
        return of(conversations.withTicket(ticket.id()));
    }

    @GetMapping("/erasure-requests/{id}/sent")
    @Operation(
            summary = "What was sent for a request to be forgotten",
            description = "Every outward effect, newest first.")
    @Needs(Right.ERASE_PEOPLE)
    List<SentLine> ofErasure(@PathVariable UUID id) {
        return of(List.of(erasures.view(new ErasureId(id)).id().record()));
    }

    private List<SentLine> of(List<RecordRef> records) {
        return lines.of(ledger.ofRecords(records));
    }
}
