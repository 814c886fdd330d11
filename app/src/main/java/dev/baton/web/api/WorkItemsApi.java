package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.ticket.TicketConversation;
import dev.baton.web.Needs;
import dev.baton.worklist.TaskForm;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import dev.baton.worklist.WorkPage;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The work that waits for people, for machines. */
@RestController
@RequestMapping("/api/v1/work-items")
@Tag(name = "Work items")
@Needs(Right.SEE_WORK)
class WorkItemsApi {
    private final WorkItems items;
    private final WorkList work;
    private final TicketConversation conversation;

    WorkItemsApi(WorkItems items, WorkList work, TicketConversation conversation) {
        this.items = items;
        this.work = work;
        this.conversation = conversation;
    }

    /**
     * @param login who shall do it
     */
    @Schema(name = "Assignment")
    record Assignment(@Nullable String login) {}

    /**
     * @param values by the keys of the form
     * @param seenUntil of work on a ticket: when the caller last read its conversation; what was said since refuses the work
     */
    @Schema(name = "Completion")
    record Completion(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable Instant seenUntil) {}

    @GetMapping
    @Operation(summary = "List work", description = "What is due first comes first.")
    WorkPage list(
            @RequestParam(defaultValue = "all") String scope,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        return items.list(
                new WorkSearch(scope(scope), q, overdue, cursor, Math.max(1, Math.min(size, 200))), Caller.required());
    }

    private static WorkScope scope(String word) {
        try {
            return WorkScope.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Invalid(List.of(new FieldProblem("scope", "The scope is one of mine, teams, all.")));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a work item")
    WorkItem show(@PathVariable UUID id) {
        return items.get(id, Caller.required());
    }

    @GetMapping("/{id}/form")
    @Operation(summary = "The form to fill in", description = "Its schema (form-js) and the data to begin with.")
    TaskForm form(@PathVariable UUID id) {
        return work.form(id, Caller.required());
    }

    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the work")
    @Needs(Right.DO_WORK)
    void claim(@PathVariable UUID id) {
        work.claim(id, Caller.required());
    }

    @PostMapping("/{id}/unclaim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give the work back to its teams")
    @Needs(Right.DO_WORK)
    void unclaim(@PathVariable UUID id) {
        work.unclaim(id, Caller.required());
    }

    @PostMapping("/{id}/assign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give the work to somebody")
    @Needs(Right.DO_WORK)
    void assign(@PathVariable UUID id, @RequestBody Assignment body) {
        var caller = Caller.required();
        if (body.login() == null || body.login().isBlank()) {
            throw new Invalid(List.of(new FieldProblem("login", "Say who shall do it.")));
        }
        work.assign(id, body.login(), caller);
    }

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Do the work",
            description = "The values are checked against the form. What does not fit answers 422 with a message for "
                    + "each field, and nothing is kept. With seenUntil, a word of the customer or a colleague since then "
                    + "answers 409.")
    @Needs(Right.DO_WORK)
    void complete(@PathVariable UUID id, @RequestBody Completion body) {
        var caller = Caller.required();
        var values = body.values() == null ? Map.<String, @Nullable Object>of() : body.values();
        var record = items.get(id, caller).record();
        work.complete(id, values, caller, conversation.unlessCrossed(record, body.seenUntil()));
    }
}
