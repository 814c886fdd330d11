package dev.baton.web.tickets;

import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.macro.MacroBody;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.people.People;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.shared.Stale;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.NewAttachment;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
import dev.baton.web.records.Uploads;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say and do about a ticket besides their tasks. What was typed is never lost: if it is not taken, it stays. */
@Controller
@RequestMapping("/tickets/{ticket}")
@Needs(Right.CHANGE_TICKETS)
class TicketActionsPage {
    private final TicketsInSight sight;
    private final TicketConversation conversation;
    private final TicketDesk desk;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final People people;
    private final TicketPage pages;
    private final Problems problems;

    TicketActionsPage(
            TicketsInSight sight,
            TicketConversation conversation,
            TicketDesk desk,
            Idempotency idempotency,
            Outbox outbox,
            People people,
            TicketPage pages,
            Problems problems) {
        this.sight = sight;
        this.conversation = conversation;
        this.desk = desk;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.people = people;
        this.pages = pages;
        this.problems = problems;
    }

    /**
     * @param request names this one letter, with what it says, so that a form sent twice sends one
     * @param seenUntil when somebody last wrote, as the writer saw it
     * @param cc who gets a copy, of those the page offers
     * @param ccMore who else does; commas, semicolons or blanks stand between them
     */
    @PostMapping("/answers")
    String answer(
            @PathVariable TicketId ticket,
            @RequestParam UUID request,
            @RequestParam String seenUntil,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable List<String> cc,
            @RequestParam(defaultValue = "") String ccMore,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        sight.check(ticket.record(), person);
        var copies = new DraftCopies(cc == null ? List.of() : cc, ccMore);
        var enclosed = Uploads.of(files);
        var key = SendKey.of("ticket-answer", ticket.toString(), request + "-" + mark(text, copies, enclosed));
        try {
            refuseGap(text);
            var letter = new TicketAnswer(text, instant(seenUntil), enclosed, copies.all());
            conversation.answer(ticket, letter, person.login(), key, null, null);
        } catch (CrossedLetters crossed) {
            if (isPosted(key, ticket)) {
                // The word that was not seen is this very letter: the form came twice.
                return done(ticket, "tickets.answered", next);
            }
            response.setStatus(409);
            Uploads.forget(files, page);
            var draft = Draft.kept(
                            Draft.ANSWER, text, request, sight.view(ticket, person), problems.explain(crossed), true)
                    .with(copies);
            return pages.show(ticket, null, draft, null, person, page);
        } catch (Invalid | Rejected refused) {
            response.setStatus(422);
            Uploads.forget(files, page);
            // Whatever was said meanwhile is still to be read.
            var draft = new Draft(Draft.ANSWER, text, request, instant(seenUntil), why(refused), false, copies);
            return pages.show(ticket, null, draft, null, person, page);
        }
        return done(ticket, "tickets.answered", next);
    }

    @PostMapping("/notes")
    String note(
            @PathVariable TicketId ticket,
            @RequestParam UUID request,
            @RequestParam String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        return kept(Draft.NOTE, conversation::note, ticket, request, text, person, page, response, next);
    }

    @PostMapping("/calls")
    String called(
            @PathVariable TicketId ticket,
            @RequestParam UUID request,
            @RequestParam String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        return kept(Draft.CALL, conversation::called, ticket, request, text, person, page, response, next);
    }

    @PostMapping("/vendor-answer")
    String vendorAnswered(
            @PathVariable TicketId ticket,
            @RequestParam UUID request,
            @RequestParam String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        return kept(Draft.VENDOR, conversation::vendorAnswered, ticket, request, text, person, page, response, next);
    }

    @PostMapping("/take-up")
    String takeUp(@PathVariable TicketId ticket, SignedIn person, RedirectAttributes next) {
        sight.check(ticket.record(), person);
        conversation.takeUp(ticket);
        return done(ticket, "tickets.taken-up", next);
    }

    @PostMapping("/sort")
    String sort(
            @PathVariable TicketId ticket,
            @RequestParam long version,
            @RequestParam Priority priority,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String product,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        sight.check(ticket.record(), person);
        var known = people.teams().stream().anyMatch(each -> each.key().equals(team));
        var form = new SortForm(version, priority, known ? team : "", category, product);
        try {
            if (!known) {
                throw new Invalid(List.of(new FieldProblem("team", "tickets.team.unknown")));
            }
            if (category.isBlank()) {
                throw new Invalid(List.of(new FieldProblem("category", "tickets.category.missing")));
            }
            desk.sort(ticket, form.triage(), version);
        } catch (Stale | OptimisticLockingFailureException changedMeanwhile) {
            response.setStatus(409);
            return pages.show(ticket, null, null, form, person, page);
        } catch (Invalid | Rejected refused) {
            response.setStatus(422);
            page.addAttribute(TicketPage.SORT_WRONG, why(refused));
            return pages.show(ticket, null, null, form, person, page);
        }
        return done(ticket, "tickets.sorted", next);
    }

    /** Something one of us has to say that is no letter; a form that comes twice says it once. */
    private interface Saying {
        void say(TicketId ticket, String text, String login);
    }

    private String kept(
            String kind,
            Saying saying,
            TicketId ticket,
            UUID request,
            String text,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        sight.check(ticket.record(), person);
        try {
            var said = idempotency.onceFilledIn(kind + "/" + request, ticket + " " + text, () -> {
                saying.say(ticket, text, person.login());
                return ticket.value();
            });
            return done(
                    new TicketId(said.made()), said.replayed() ? "tickets.kept.already" : "tickets.kept." + kind, next);
        } catch (Invalid | Rejected refused) {
            response.setStatus(422);
            var draft = Draft.kept(kind, text, request, sight.view(ticket, person), why(refused), false);
            return pages.show(ticket, null, draft, null, person, page);
        }
    }

    /** Tells what is sent from what is sent by the same form later: a browser can bring back a form whose letter has left. */
    private static UUID mark(String text, DraftCopies copies, List<NewAttachment> files) {
        var parts = Stream.concat(
                        Stream.concat(Stream.of(text), copies.all().stream()),
                        files.stream().map(file -> file.fileName() + " " + UUID.nameUUIDFromBytes(file.content())))
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuseGap(String text) {
        MacroBody.gapIn(text).ifPresent(gap -> {
            throw new Rejected("macros.gap", gap);
        });
    }

    private boolean isPosted(SendKey key, TicketId ticket) {
        return outbox.ofRecord(ticket.record()).stream()
                .anyMatch(letter -> letter.key().equals(key));
    }

    private String why(RuntimeException refused) {
        return refused instanceof Rejected rejected
                ? problems.explain(rejected)
                : ((Invalid) refused).problems().stream().map(problems::explain).collect(Collectors.joining(" "));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "No form of ours sends that", unreadable);
        }
    }

    private static String done(TicketId ticket, String said, RedirectAttributes next) {
        Flash.done(next, said);
        return "redirect:/tickets/" + ticket;
    }
}
