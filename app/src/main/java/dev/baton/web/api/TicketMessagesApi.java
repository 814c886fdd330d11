package dev.baton.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.outbox.SendKey;
import dev.baton.people.People;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is said in tickets, for machines. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/messages")
@Tag(name = "Tickets")
@Needs(Right.SEE_TICKETS)
class TicketMessagesApi {
    private static final int MOST = 200;

    private final TicketConversation conversation;
    private final TicketsInSight sight;
    private final Timeline timeline;
    private final People people;
    private final Once once;

    TicketMessagesApi(
            TicketConversation conversation, TicketsInSight sight, Timeline timeline, People people, Once once) {
        this.conversation = conversation;
        this.sight = sight;
        this.timeline = timeline;
        this.people = people;
        this.once = once;
    }

    /**
     * Something to say.
     *
     * @param kind {@code answer} to the customer, or {@code note} among ourselves
     * @param author login of whose answer it is; only a machine has to say so
     * @param seenUntil the {@code seenUntil} of the ticket that the writer read; an answer then does not leave if somebody
     *     wrote since
     * @param cc the addresses of those who get a copy of an answer; without it those who take part in the conversation and
     *     stand in its last letter
     */
    @Schema(name = "NewTicketMessage")
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Message(
            @Schema(example = "answer") @Nullable String kind,
            @Nullable String text,
            @Nullable String author,
            @Nullable Instant seenUntil,
            @Nullable List<String> cc) {}

    @GetMapping
    @Operation(
            summary = "A ticket's conversation",
            description = "Newest first, a page at a time: letters, notes and what was done.")
    TimelinePage messages(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        var ticket = new TicketId(id);
        sight.check(ticket.record(), Caller.required());
        return timeline.page(ticket.record(), cursor, Math.max(1, Math.min(size, MOST)));
    }

    @PostMapping
    @Operation(
            summary = "Answer the customer, or keep a note",
            description = "An answer is sent once per Idempotency-Key. It answers 409 and sends nothing when somebody "
                    + "wrote after the seenUntil that you send along.")
    @Needs(Right.CHANGE_TICKETS)
    ResponseEntity<TicketView> say(
            @PathVariable UUID id,
            @RequestBody Message message,
            @Parameter(description = "What you call this request; remembered for two days")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key) {
        var caller = Caller.required();
        var ticket = new TicketId(id);
        sight.check(ticket.record(), caller);
        var text = message.text() == null ? "" : message.text();
        var answer = "answer".equals(message.kind());
        if (!answer && !"note".equals(message.kind())) {
            throw TicketQuery.wrong("kind", "Say which kind it is: answer or note.");
        }
        var author = answer ? author(message, caller) : caller.login();
        var said = once.of(key, "ticket-message/" + id + "/", message, () -> {
            if (answer) {
                var sending = SendKey.of(
                        "ticket-answer", id.toString(), UUID.randomUUID().toString());
                var letter =
                        TicketAnswer.of(text).seenUntil(message.seenUntil()).cc(readers(message));
                conversation.answer(ticket, letter, author, sending, null, null);
            } else {
                conversation.note(ticket, text, author);
            }
            return id;
        });
        var now = sight.view(ticket, caller);
        return Once.created("/api/v1/tickets/" + id + "/messages", now.version(), said)
                .body(now);
    }

    private static @Nullable List<String> readers(Message message) {
        return message.cc() == null
                ? null
                : message.cc().stream()
                        .map(address -> Objects.toString(address, ""))
                        .toList();
    }

    /** Whose name stands below an answer: a person's, never a key's. */
    private String author(Message message, SignedIn caller) {
        var author = message.author() == null && !caller.machine() ? caller.login() : message.author();
        if (author == null || people.byLogin(author).isEmpty()) {
            throw TicketQuery.wrong("author", "Say by their login which of our people answers.");
        }
        if (!caller.machine() && !author.equals(caller.login())) {
            throw TicketQuery.wrong("author", "Only a machine answers for somebody else.");
        }
        return author;
    }
}
