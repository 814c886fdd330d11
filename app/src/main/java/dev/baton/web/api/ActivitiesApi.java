package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a lead, for machines. */
@RestController
@RequestMapping("/api/v1/leads/{id}/activities")
@Tag(name = "Activities")
@Needs(Right.SEE_LEADS)
class ActivitiesApi {
    private static final Set<ActivityKind> FROM_OUTSIDE = EnumSet.of(
            ActivityKind.CALL,
            ActivityKind.MEETING,
            ActivityKind.NOTE,
            ActivityKind.PAGE_VIEW,
            ActivityKind.DOWNLOAD,
            ActivityKind.MAIL_OPEN,
            ActivityKind.MAIL_CLICK,
            ActivityKind.CAMPAIGN_REPLY);

    private final LeadsInSight sight;
    private final LeadConversation conversation;
    private final Timeline timeline;

    ActivitiesApi(LeadsInSight sight, LeadConversation conversation, Timeline timeline) {
        this.sight = sight;
        this.conversation = conversation;
        this.timeline = timeline;
    }

    /**
     * @param kind {@code call}, {@code meeting}, {@code note}, {@code page_view}, ...
     */
    @Schema(name = "NewActivity")
    record Body(
            @Schema(example = "call") @Nullable String kind,
            @Nullable String subject,
            @Nullable String body) {}

    @GetMapping
    @Operation(summary = "A lead's timeline", description = "Newest first, a page at a time.")
    TimelinePage list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        var lead = sight.view(new LeadId(id), Caller.required());
        return timeline.page(RecordRef.lead(lead.id().value()), cursor, Math.max(1, Math.min(size, 200)));
    }

    @PostMapping
    @Operation(
            summary = "Note what happened",
            description =
                    "A call or a meeting ends the wait for the first contact, as if the person had done the task.")
    @Needs(Right.CHANGE_LEADS)
    ResponseEntity<Activity> add(@PathVariable UUID id, @RequestBody Body body) {
        sight.check(new LeadId(id), Caller.required());
        var activity = conversation.logActivity(new LeadId(id), kind(body.kind()), body.subject(), body.body(), null);
        return timeline.find(activity)
                .map(entry -> ResponseEntity.created(
                                URI.create("/api/v1/leads/" + id + "/activities?activity=" + activity))
                        .body(entry))
                .orElseThrow();
    }

    private static ActivityKind kind(@Nullable String word) {
        for (var kind : FROM_OUTSIDE) {
            if (kind.key().equals(word)) {
                return kind;
            }
        }
        var known = FROM_OUTSIDE.stream().map(ActivityKind::key).sorted().toList();
        throw new Invalid(List.of(new FieldProblem(
                "kind", String.format(Locale.ROOT, "Say which kind it was: one of %s.", String.join(", ", known)))));
    }
}
