package dev.baton.web.api;

import dev.baton.announcement.CloudEvent;
import dev.baton.announcement.EventLog;
import dev.baton.announcement.EventSearch;
import dev.baton.announcement.EventType;
import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The events of the business, for machines that would rather ask than be told. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events")
@Needs(Right.READ_EVENTS)
class EventsApi {
    private static final int MOST = 500;
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String ONE = "application/cloudevents+json";

    private final EventLog log;

    EventsApi(EventLog log) {
        this.log = log;
    }

    @GetMapping(produces = {BATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "What happened, oldest first",
            description =
                    "A batch of CloudEvents 1.0, whatever became of them elsewhere. The header Link (rel=\"next\")"
                            + " says where to go on, now or later: whoever follows it misses no event and reads none"
                            + " twice.")
    ResponseEntity<List<CloudEvent>> list(
            @Parameter(example = "lead.qualified") @RequestParam(required = false) @Nullable String type,
            @Parameter(example = "lead:0199a1c4-2b7e-7cc0-9f4e-3a5d7f1e2b6c") @RequestParam(required = false) @Nullable
                    String record,
            @Parameter(description = "From the Link of the answer before") @RequestParam(required = false) @Nullable
                    Long cursor,
            @RequestParam(defaultValue = "100") int size) {
        var page = log.page(new EventSearch(type(type), record(record), cursor), Math.max(1, Math.min(size, MOST)));
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + next(type, record, page.next(), size) + ">; rel=\"next\"");
        }
        return answer.body(page.events());
    }

    @GetMapping(
            path = "/{id}",
            produces = {ONE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "One event", description = "By the id it has everywhere.")
    CloudEvent show(@PathVariable UUID id) {
        return log.get(id);
    }

    private static String next(@Nullable String type, @Nullable String record, Long cursor, int size) {
        var next = UriComponentsBuilder.fromPath("/api/v1/events");
        if (type != null) {
            next.queryParam("type", type);
        }
        if (record != null) {
            next.queryParam("record", record);
        }
        return next.queryParam("cursor", cursor)
                .queryParam("size", size)
                .encode()
                .toUriString();
    }

    private static @Nullable EventType type(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : EventType.parse(text);
        } catch (IllegalArgumentException none) {
            throw new Invalid(List.of(new FieldProblem("type", "There is no such event, like lead.qualified")));
        }
    }

    private static @Nullable RecordRef record(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : RecordRef.parse(text);
        } catch (IllegalArgumentException none) {
            throw new Invalid(List.of(new FieldProblem("record", "Name a record: lead:<id>")));
        }
    }
}
