package dev.baton.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.baton.identity.Right;
import dev.baton.people.People;
import dev.baton.shared.Stale;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketList;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.Triage;
import dev.baton.web.Asked;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, for machines. */
@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
@Needs(Right.SEE_TICKETS)
class TicketsApi {
    private static final int MOST = 200;
    private static final int LONGEST_CATEGORY = 100;

    private final TicketService tickets;
    private final TicketDesk desk;
    private final TicketsInSight sight;
    private final People people;
    private final Once once;

    TicketsApi(TicketService tickets, TicketDesk desk, TicketsInSight sight, People people, Once once) {
        this.tickets = tickets;
        this.desk = desk;
        this.sight = sight;
        this.people = people;
        this.once = once;
    }

    /** What may be sorted anew; what is null stays. */
    @Schema(name = "TicketChanges")
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Changes(
            @Schema(example = "urgent") @Nullable String priority,
            @Schema(example = "support-l2") @Nullable String team,
            @Nullable String category,
            @Nullable String product) {}

    /**
     * Which ticket stays.
     *
     * @param into the other's id
     */
    @Schema(name = "TicketMerge")
    record Merge(@Nullable UUID into) {}

    @GetMapping
    @Operation(
            summary = "List tickets",
            description = "What is due first first, a page at a time; ask for the next one with its cursor.")
    TicketList list(
            @ParameterObject TicketQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw TicketQuery.wrong("size", "A page has between 1 and " + MOST + " tickets.");
        }
        return sight.list(query.filter(), cursor, size, Caller.required());
    }

    @PostMapping
    @Operation(
            summary = "Open a ticket",
            description = "Starts its process. Send an Idempotency-Key: the same key with the same ticket makes one "
                    + "ticket and answers both times with it.")
    @Needs(Right.CHANGE_TICKETS)
    ResponseEntity<TicketView> open(
            @RequestBody TicketBody body,
            @Parameter(description = "What you call this request; remembered for two days")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key) {
        var ticket = body.toNewTicket();
        var answer = once.of(key, "ticket/", body, () -> tickets.open(ticket).value());
        var made = sight.view(new TicketId(answer.made()), Caller.required());
        return Once.created("/api/v1/tickets/" + made.id(), made.version(), answer)
                .body(made);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a ticket", description = "The ETag is what a change must send as If-Match.")
    ResponseEntity<TicketView> show(@PathVariable UUID id) {
        var ticket = sight.view(new TicketId(id), Caller.required());
        return ResponseEntity.ok().eTag(Versions.etag(ticket.version())).body(ticket);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Sort a ticket anew",
            description = "Only the named fields change; what is promised follows. Needs If-Match; answers 412 when "
                    + "somebody changed the ticket meanwhile.")
    @Needs(Right.CHANGE_TICKETS)
    ResponseEntity<TicketView> sort(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Changes changes) {
        var version = Versions.required(ifMatch);
        var now = sight.view(new TicketId(id), Caller.required());
        try {
            desk.sort(now.id(), triage(changes, now), version);
        } catch (Stale stale) {
            throw Versions.stale(stale);
        }
        return show(id);
    }

    @PostMapping("/{id}/merge")
    @Operation(
            summary = "Make a ticket part of another",
            description = "Its conversation moves there, and letters to it go there from now on. Answers with the one "
                    + "that stays.")
    @Needs(Right.CHANGE_TICKETS)
    ResponseEntity<TicketView> merge(@PathVariable UUID id, @RequestBody Merge merge) {
        var caller = Caller.required();
        var ticket = new TicketId(id);
        sight.check(ticket.record(), caller);
        if (merge.into() == null) {
            throw TicketQuery.wrong("into", "Say which ticket stays.");
        }
        var into = new TicketId(merge.into());
        sight.check(into.record(), caller);
        desk.merge(ticket, into, caller.login());
        return show(into.value());
    }

    private Triage triage(Changes changes, TicketView now) {
        var priority = Asked.strictly("priority", changes.priority(), Priority::parse);
        var team = changes.team() == null ? now.team() : changes.team();
        if (team == null
                || people.teams().stream().noneMatch(known -> known.key().equals(team))) {
            throw TicketQuery.wrong("team", "There is no such team.");
        }
        var known = now.category() == null ? now.topic().key() : now.category();
        var category = changes.category() == null ? known : changes.category().strip();
        if (category.isEmpty() || category.length() > LONGEST_CATEGORY) {
            throw TicketQuery.wrong("category", "A category has between 1 and " + LONGEST_CATEGORY + " characters.");
        }
        var product = changes.product() == null ? now.product() : changes.product();
        return new Triage(
                priority == null ? now.priority() : priority,
                team,
                category,
                product == null || product.isBlank() ? null : product.strip());
    }
}
