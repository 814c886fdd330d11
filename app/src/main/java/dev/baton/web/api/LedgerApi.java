package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.LedgerSearch;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.Release;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The send-once ledger, for machines. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Ledger")
@Needs(Right.RUN_OPERATIONS)
class LedgerApi {
    private static final int MOST = 200;

    private final Ledger ledger;
    private final Outbox outbox;
    private final SentLines lines;

    LedgerApi(Ledger ledger, Outbox outbox, SentLines lines) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.lines = lines;
    }

    /** A part of the ledger; the next one begins at the cursor. */
    record Part(List<SentLine> lines, @Nullable UUID next) {}

    /** An outward effect with all that is known of it. */
    record Whole(
            SentLine line,
            Map<String, Object> payload,
            List<OutboxAttempt> attempts,
            List<SentLine> repeatedBy,
            List<Release> releases) {}

    @GetMapping
    @Operation(
            summary = "What was sent, newest first",
            description = "Every outward effect of the tenant. Filters by channel (email), state (waiting, sent, dead, "
                    + "cancelled), record (its id), key (with the lines that repeat it), step of a process (Task_ThankLead) "
                    + "and time. The next page begins at the cursor that this one ends with. Addresses are masked without "
                    + "the right to see them.")
    Part list(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID record,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int size) {
        var search = new LedgerSearch(
                word("channel", channel, Channel::parse),
                word("state", state, OutboxState::parse),
                record,
                key,
                step,
                from,
                to,
                cursor);
        var part = ledger.search(search, Math.max(1, Math.min(size, MOST)));
        return new Part(lines.of(part.lines()), part.next());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One outward effect",
            description =
                    "With its payload, each attempt and its answer, the lines that repeat it, and who let its step "
                            + "send it once more. Of files it says their name, type and size, never what is in them.")
    Whole get(@PathVariable UUID id) {
        var line = ledger.get(id);
        return new Whole(
                lines.of(List.of(line)).get(0),
                ToldPayload.of(line.message().payload(), Caller.required()),
                outbox.attempts(id),
                lines.of(ledger.repeated(id)),
                ledger.releases(id));
    }

    private static <T> @Nullable T word(String parameter, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException unknown) {
            throw new Invalid(List.of(new FieldProblem(parameter, "Not known: " + text)));
        }
    }
}
