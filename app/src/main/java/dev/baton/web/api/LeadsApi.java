package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.journey.JourneyView;
import dev.baton.journey.Journeys;
import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadList;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadView;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Stale;
import dev.baton.web.Needs;
import dev.baton.web.leads.LeadCsv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.server.ResponseStatusException;

/** Leads, for machines. */
@RestController
@RequestMapping("/api/v1/leads")
@Tag(name = "Leads")
@Needs(Right.SEE_LEADS)
class LeadsApi {
    private static final int MOST = 200;

    private final LeadService leads;
    private final LeadsInSight sight;
    private final Once once;
    private final Journeys journeys;
    private final Outbox outbox;
    private final LeadCsv csv;

    LeadsApi(LeadService leads, LeadsInSight sight, Once once, Journeys journeys, Outbox outbox, LeadCsv csv) {
        this.leads = leads;
        this.sight = sight;
        this.once = once;
        this.journeys = journeys;
        this.outbox = outbox;
        this.csv = csv;
    }

    @PostMapping
    @Operation(
            summary = "Hand in a lead",
            description = "Starts its process. Send an Idempotency-Key: the same key with the same lead makes one lead "
                    + "and answers both times with it.")
    @Needs(Right.CHANGE_LEADS)
    ResponseEntity<LeadView> register(
            @RequestBody LeadBody body,
            @Parameter(description = "What you call this request; remembered for two days")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key) {
        var answer =
                once.of(key, "", body, () -> leads.register(body.toNewLead()).value());
        var lead = sight.view(new LeadId(answer.made()), Caller.required());
        return Once.created("/api/v1/leads/" + lead.id(), lead.version(), answer)
                .body(lead);
    }

    @GetMapping
    @Operation(summary = "List leads", description = "A page at a time; ask for the next one with its cursor.")
    LeadList list(
            @ParameterObject LeadQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw new Invalid(List.of(new FieldProblem("size", "A page has between 1 and " + MOST + " leads.")));
        }
        return sight.list(query.filter(), query.order(), cursor, size, Caller.required());
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(
            summary = "Leads as a file",
            description = "CSV with the list's filters, all pages. Each export stands in the audit trail.")
    @Needs(Right.EXPORT_LEADS)
    void export(@ParameterObject LeadQuery query, HttpServletResponse response) {
        csv.write(query.filter(), query.order(), Caller.required(), response);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a lead", description = "The ETag is what a change must send as If-Match.")
    ResponseEntity<LeadView> show(@PathVariable UUID id) {
        var lead = sight.view(new LeadId(id), Caller.required());
        return ResponseEntity.ok().eTag(Versions.etag(lead.version())).body(lead);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a lead",
            description = "Only the named fields change; an empty text or null clears one. Needs If-Match; answers 412 "
                    + "when somebody changed the lead meanwhile.")
    @Needs(Right.CHANGE_LEADS)
    ResponseEntity<LeadView> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var changes = LeadChanges.none();
        var problems = new ArrayList<FieldProblem>();
        for (var entry : body.entrySet()) {
            try {
                var value = entry.getValue();
                changes = changes.with(LeadField.parse(entry.getKey()), value == null ? "" : value.toString());
            } catch (IllegalArgumentException unknown) {
                problems.add(new FieldProblem(entry.getKey(), "There is no such field, or it cannot be changed here."));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        sight.check(new LeadId(id), Caller.required());
        try {
            leads.update(new LeadId(id), changes, Versions.required(ifMatch));
        } catch (Stale stale) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_FAILED,
                    "Somebody changed the lead since you read it. Read it again.",
                    stale);
        }
        return show(id);
    }

    @GetMapping("/{id}/journey")
    @Operation(summary = "Where a lead stands", description = "The data behind the live diagram.")
    JourneyView journey(@PathVariable UUID id) {
        var lead = sight.view(new LeadId(id), Caller.required());
        return journeys.of(RecordRef.lead(lead.id().value()));
    }

    @GetMapping("/{id}/messages")
    @Operation(
            summary = "What was sent for a lead",
            description = "Each outward effect with its key, state and answers.")
    List<OutboxEntry> messages(@PathVariable UUID id) {
        var reader = Caller.required();
        var lead = sight.view(new LeadId(id), reader);
        return outbox.ofRecord(RecordRef.lead(lead.id().value())).stream()
                .map(entry -> entry.carrying(ToldPayload.of(entry.payload(), reader)))
                .toList();
    }
}
