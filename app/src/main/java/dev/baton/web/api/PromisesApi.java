package dev.baton.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is promised by each policy, for machines. */
@RestController
@RequestMapping("/api/v1/promises")
@Tag(name = "Promises")
@Needs(Right.ADMINISTER_CALENDARS)
class PromisesApi {
    private final PromiseService promises;

    PromisesApi(PromiseService promises) {
        this.promises = promises;
    }

    /** What a policy promises, as machines read and write it; all times are working time, in minutes. */
    @Schema(name = "Promise")
    @JsonIgnoreProperties(ignoreUnknown = false)
    record PromiseBody(
            @Schema(example = "60") @Nullable Integer firstMinutes,
            @Schema(example = "120") @Nullable Integer nextMinutes,
            @Schema(example = "480") @Nullable Integer resolutionMinutes,
            @Schema(example = "default") @Nullable String calendar,
            @Nullable Boolean pausesForCustomer,
            @Nullable Boolean pausesForVendor,
            @Schema(example = "standard") @Nullable String escalationSet) {
        static PromiseBody of(Promise promise) {
            return new PromiseBody(
                    (int) promise.first().toMinutes(),
                    (int) promise.next().toMinutes(),
                    (int) promise.resolution().toMinutes(),
                    promise.calendar(),
                    promise.pausesForCustomer(),
                    promise.pausesForVendor(),
                    promise.escalationSet());
        }

        /** @throws Invalid if something is missing */
        Promise promise(String policy) {
            var missing = new ArrayList<FieldProblem>();
            var first = minutes("firstMinutes", firstMinutes, missing);
            var next = minutes("nextMinutes", nextMinutes, missing);
            var resolution = minutes("resolutionMinutes", resolutionMinutes, missing);
            if (pausesForCustomer == null) {
                missing.add(new FieldProblem("pausesForCustomer", "promise.missing"));
            }
            if (pausesForVendor == null) {
                missing.add(new FieldProblem("pausesForVendor", "promise.missing"));
            }
            if (!missing.isEmpty()) {
                throw new Invalid(missing);
            }
            return new Promise(
                    policy,
                    first,
                    next,
                    resolution,
                    Objects.requireNonNullElse(calendar, ""),
                    Boolean.TRUE.equals(pausesForCustomer),
                    Boolean.TRUE.equals(pausesForVendor),
                    Objects.requireNonNullElse(escalationSet, ""));
        }

        private static Duration minutes(String field, @Nullable Integer minutes, List<FieldProblem> missing) {
            if (minutes == null) {
                missing.add(new FieldProblem(field, "promise.missing"));
            }
            return Duration.ofMinutes(minutes == null ? 0 : minutes);
        }
    }

    /**
     * A policy in the list.
     *
     * @param own whether the tenant says otherwise than the table
     * @param behind how many open tickets were promised something else
     */
    @Schema(name = "Policy")
    record PolicyBody(String policy, boolean own, int behind, PromiseBody promise) {}

    @GetMapping
    @Operation(summary = "List what each policy promises")
    List<PolicyBody> list() {
        var behind = promises.behind();
        return promises.list().stream()
                .map(one -> new PolicyBody(
                        one.policy(), one.own(), behind.getOrDefault(one.policy(), 0), PromiseBody.of(one.holds())))
                .toList();
    }

    /** @throws NotFound if there is no such policy */
    @GetMapping("/{policy}")
    @Operation(
            summary = "Read what a policy promises",
            description = "The ETag is what a change must send as If-Match.")
    ResponseEntity<PromiseBody> show(@PathVariable String policy) {
        var known = promises.get(policy);
        return ResponseEntity.ok().eTag(Versions.etag(known.version())).body(PromiseBody.of(known.holds()));
    }

    /** @throws Invalid with every field that does not fit */
    @PostMapping("/{policy}/preview")
    @Operation(
            summary = "See which deadlines a change would move",
            description = "Those of open tickets, the earliest first. Nothing is kept.")
    List<MovedDeadline> preview(@PathVariable String policy, @RequestBody PromiseBody body) {
        return promises.preview(body.promise(policy));
    }

    /** @throws NotFound if there is no such policy */
    @PostMapping("/{policy}/repromise/preview")
    @Operation(
            summary = "See which deadlines would move if open tickets were promised what holds now",
            description = "Tickets keep what an older version of the decision table promised them. Nothing is kept.")
    List<MovedDeadline> previewRepromise(@PathVariable String policy) {
        return promises.previewRepromise(policy);
    }

    /** @throws NotFound if there is no such policy */
    @PostMapping("/{policy}/repromise")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Promise open tickets what holds now",
            description = "Moves their deadlines, each with a line in its journal; see them before with preview.")
    void repromise(@PathVariable String policy) {
        promises.repromise(policy);
    }

    /** @throws Invalid with every field that does not fit */
    @PutMapping("/{policy}")
    @Operation(
            summary = "Change what a policy promises",
            description = "Moves the deadlines of open tickets, each with a line in its journal; see them before with "
                    + "preview. Needs If-Match; answers 412 when somebody changed it meanwhile.")
    ResponseEntity<PromiseBody> replace(
            @PathVariable String policy,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PromiseBody body) {
        try {
            promises.save(body.promise(policy), Versions.required(ifMatch));
        } catch (OptimisticLockingFailureException stale) {
            throw Versions.stale(stale);
        }
        return show(policy);
    }
}
