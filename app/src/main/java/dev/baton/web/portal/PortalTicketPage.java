package dev.baton.web.portal;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.ticket.RatingAnswer;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.TicketsInSight.Whole;
import dev.baton.timeline.Timeline;
import dev.baton.web.OpenTo;
import dev.baton.web.records.Download;
import dev.baton.web.records.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A customer's own ticket, for whoever has the link: what was said, an answer, a word on how we did. */
@Controller
@RequestMapping("/portal/{publicKey}/tickets/{key}")
@OpenTo(
        because =
                "the key in the link is what its customer was sent, and it opens this one ticket; addresses are limited")
class PortalTicketPage {
    private static final int ENTRIES = 50;
    private static final List<Integer> SCORES = List.of(5, 4, 3, 2, 1);

    private final PortalDesk desk;
    private final TicketsInSight tickets;
    private final TicketConversation conversation;
    private final Surveys surveys;
    private final Timeline timeline;

    PortalTicketPage(
            PortalDesk desk,
            TicketsInSight tickets,
            TicketConversation conversation,
            Surveys surveys,
            Timeline timeline) {
        this.desk = desk;
        this.tickets = tickets;
        this.conversation = conversation;
        this.surveys = surveys;
        this.timeline = timeline;
    }

    /**
     * @param said whether the customer just wrote
     */
    @GetMapping
    String show(
            @PathVariable String publicKey,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean said,
            Model page,
            HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            var goesOn = tickets.wholeOf(key).map(Whole::key);
            if (goesOn.isPresent()) {
                return "redirect:/portal/" + tenant.publicKey() + "/tickets/" + goesOn.get()
                        + (said ? "?said=true" : "");
            }
            page.addAttribute("said", said);
            return shown(key, cursor, "", UUID.randomUUID().toString(), null, page);
        });
    }

    @PostMapping("/answers")
    String answer(
            @PathVariable String publicKey,
            @PathVariable String key,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String formId,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            var ticket = tickets.ofCustomer(key);
            if (ticket.status() == TicketStatus.ERASED) {
                throw new NotFound("ticket", ticket.number());
            }
            String wrong = null;
            try {
                if (desk.take(request, page, response, () -> write(ticket, key, text, files, formId))) {
                    return "redirect:/portal/" + tenant.publicKey() + "/tickets/" + key + "?said=true";
                }
            } catch (Invalid invalid) {
                response.setStatus(422);
                wrong = why(invalid, text);
            }
            Uploads.forget(files, page);
            // The same id: whoever pressed twice may have been heard the first time.
            return shown(key, null, text, formId, wrong, page);
        });
    }

    private void write(TicketView ticket, String key, String text, @Nullable List<MultipartFile> files, String formId) {
        var chosen = Uploads.of(files);
        desk.once(formId, key + "\n" + text, chosen, () -> {
            conversation.wroteByPortal(key, text, chosen);
            return ticket.id().value();
        });
    }

    /** A file of this ticket that its customer may see; what our people keep among themselves is not there. */
    @GetMapping("/files/{attachment}")
    ResponseEntity<byte[]> file(
            @PathVariable String publicKey,
            @PathVariable String key,
            @PathVariable UUID attachment,
            HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        return desk.find(publicKey, tenant -> {
                    var ticket = tickets.ofCustomer(key);
                    return timeline.activityOfAttachment(attachment)
                            .filter(activity ->
                                    activity.record().equals(ticket.id().record()))
                            .flatMap(activity -> PortalEntry.of(activity, ticket))
                            .map(shown -> Download.of(timeline.attachment(attachment)))
                            .orElseThrow(() -> new NotFound("attachment", attachment));
                })
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Shows the question and changes nothing: programs that look for harm open every link of a letter. */
    @GetMapping("/rating/{cycle}")
    String rating(
            @PathVariable String publicKey,
            @PathVariable String key,
            @PathVariable int cycle,
            @RequestParam(defaultValue = "false") boolean said,
            Model page,
            HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            var ticket = tickets.ofCustomer(key);
            var rating = rating(ticket, cycle).orElseThrow(() -> new NotFound("rating", cycle));
            page.addAttribute("said", said);
            return asked(ticket, key, cycle, rating.score(), rating.comment(), page);
        });
    }

    @PostMapping("/rating/{cycle}")
    String rate(
            @PathVariable String publicKey,
            @PathVariable String key,
            @PathVariable int cycle,
            @RequestParam int score,
            @RequestParam(defaultValue = "") String comment,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            var ticket = tickets.ofCustomer(key);
            if (desk.take(request, page, response, () -> rate(ticket, key, cycle, score, comment))) {
                return "redirect:/portal/" + tenant.publicKey() + "/tickets/" + key + "/rating/" + cycle + "?said=true";
            }
            return asked(ticket, key, cycle, score, comment, page);
        });
    }

    private void rate(TicketView ticket, String key, int cycle, int score, String comment) {
        if (surveys.rate(key, cycle, score, comment.isBlank() ? null : comment) == RatingAnswer.NOT_ASKED) {
            throw new NotFound("rating", ticket.number());
        }
    }

    private static String asked(
            TicketView ticket, String key, int cycle, @Nullable Integer score, @Nullable String comment, Model page) {
        put(ticket, key, page);
        page.addAttribute("cycle", cycle);
        page.addAttribute("score", score);
        page.addAttribute("comment", comment);
        page.addAttribute("scores", SCORES);
        return "portal/rating";
    }

    private static String why(Invalid invalid, String text) {
        return invalid.problems().stream()
                .filter(problem -> problem.field().equals("files"))
                .map(FieldProblem::message)
                .findFirst()
                .orElse(text.isBlank() ? "portal.text.missing" : "portal.text.too-long");
    }

    private static Optional<Surveys.Rating> rating(TicketView ticket, int cycle) {
        return ticket.ratings().stream()
                .filter(one -> one.cycle() == cycle && one.asked())
                .findFirst();
    }

    private String shown(
            String key, @Nullable String cursor, String typed, String formId, @Nullable String wrong, Model page) {
        var ticket = tickets.ofCustomer(key);
        var part = timeline.page(ticket.id().record(), PortalEntry.SHOWN, cursor, ENTRIES);
        put(ticket, key, page);
        // What is written to a ticket whose whole is over becomes a new one, as if it were closed itself.
        tickets.wholeOf(key)
                .filter(whole -> whole.status().isOver())
                .ifPresent(over -> page.addAttribute("status", statusOf(TicketStatus.CLOSED)));
        page.addAttribute(
                "entries",
                part.activities().stream()
                        .flatMap(activity -> PortalEntry.of(activity, ticket).stream())
                        .toList());
        page.addAttribute("older", part.next());
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        page.addAttribute("formId", formId);
        page.addAttribute("answerable", ticket.status() != TicketStatus.ERASED);
        return "portal/ticket";
    }

    /** Of the ticket, only what its customer may know. */
    private static void put(TicketView ticket, String key, Model page) {
        page.addAttribute("number", String.valueOf(ticket.number()));
        page.addAttribute("subject", ticket.subject());
        page.addAttribute("status", statusOf(ticket.status()));
        page.addAttribute("receivedAt", ticket.receivedAt());
        page.addAttribute("ticketKey", key);
    }

    /** How it stands, in the end of a message key; whom we ask ourselves is nobody's business. */
    private static String statusOf(TicketStatus status) {
        return switch (status) {
            case NEW -> "new";
            case OPEN, WAITING_VENDOR -> "open";
            case WAITING_CUSTOMER -> "waiting";
            case RESOLVED -> "resolved";
            case CLOSED -> "closed";
            case MERGED -> "merged";
            case ERASED -> "erased";
        };
    }
}
