package dev.baton.web.api;

import dev.baton.audit.AuditSearch;
import dev.baton.audit.AuditTrail;
import dev.baton.audit.Change;
import dev.baton.audit.ChangePage;
import dev.baton.identity.Right;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for machines. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit trail")
@Needs(Right.SEE_AUDIT)
class AuditApi {
    private static final int MOST = 200;

    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Operation(
            summary = "Who did what, newest first",
            description =
                    "Filters by record (a row, or what belongs to it), actor (person:anna), subject (lead, engine/task, "
                            + "engine) and time. The next page begins at the cursor that this one ends with. Values that say "
                            + "something of people are masked without the right to see them.")
    ChangePage list(
            @RequestParam(required = false) @Nullable UUID record,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int size) {
        var part = trail.search(
                new AuditSearch(record, actor, subject, from, to, cursor), Math.max(1, Math.min(size, MOST)));
        return Caller.required().may(Right.SEE_PERSONAL_DATA)
                ? part
                : new ChangePage(part.changes().stream().map(Change::masked).toList(), part.next());
    }
}
