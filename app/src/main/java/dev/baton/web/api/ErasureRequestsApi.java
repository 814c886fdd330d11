package dev.baton.web.api;

import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureList;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.ErasureView;
import dev.baton.erasure.NewErasure;
import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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

/** Requests to be forgotten, for machines. */
@RestController
@RequestMapping("/api/v1/erasure-requests")
@Tag(name = "Erasure requests")
@Needs(Right.ERASE_PEOPLE)
class ErasureRequestsApi {
    private static final int MOST = 200;

    private final ErasureService requests;

    ErasureRequestsApi(ErasureService requests) {
        this.requests = requests;
    }

    /**
     * @param record {@code lead:0199...} or {@code contact:0199...}; or name an e-mail address
     */
    @Schema(name = "NewErasureRequest")
    record Body(
            @Schema(example = "erika@example.org") @Nullable String email,
            @Nullable String phone,
            @Nullable String name,
            @Nullable String record,
            @Nullable String replyTo,
            @Nullable Boolean dispute) {}

    @PostMapping
    @Operation(
            summary = "Ask that somebody be forgotten",
            description =
                    "Starts the process data-erasure. Asking again before the first request is answered finds that one.")
    ResponseEntity<ErasureView> request(@RequestBody Body body) {
        var id = requests.request(
                new NewErasure(
                        body.email(),
                        body.phone(),
                        body.name(),
                        record(body.record()),
                        body.replyTo(),
                        Boolean.TRUE.equals(body.dispute())),
                "api");
        return ResponseEntity.created(URI.create("/api/v1/erasure-requests/" + id))
                .body(requests.view(id));
    }

    private static @Nullable RecordRef record(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("(lead|contact):[0-9a-fA-F-]{36}")) {
            throw new Invalid(List.of(new FieldProblem("record", "Name a lead or contact: lead:<id>")));
        }
        return RecordRef.parse(text);
    }

    @GetMapping
    @Operation(summary = "List requests to be forgotten", description = "Newest first, a page at a time.")
    ErasureList list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int size) {
        return requests.list(after == null ? null : new ErasureId(after), Math.max(1, Math.min(size, MOST)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a request to be forgotten", description = "With what was found, and what becomes of it.")
    ErasureView show(@PathVariable UUID id) {
        return requests.view(new ErasureId(id));
    }
}
