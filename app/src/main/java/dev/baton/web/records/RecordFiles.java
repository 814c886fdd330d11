package dev.baton.web.records;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.Timeline;
import dev.baton.web.Needs;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What strangers sent: formatted mails and files. None of it may run, phone home or look like a page of Baton: mails
 * are cleaned and shown in a sandbox, pictures from elsewhere are placeholders until their reader asks for them, files
 * are only ever downloaded.
 */
@Controller
@Needs({Right.SEE_LEADS, Right.SEE_PERSONAL_DATA})
class RecordFiles {
    private static final PolicyFactory HARMLESS = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.STYLES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("a", "hr", "pre", "span", "font", "center")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("target")
                    .matching(true, "_blank")
                    .onElements("a")
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                    .toFactory());
    /** A picture keeps its size and its description, but not where it lies. */
    private static final PolicyFactory PLACEHOLDERS = HARMLESS.and(new HtmlPolicyBuilder()
            .allowElements(
                    (element, attributes) -> {
                        if (!attributes.contains("alt")) {
                            attributes.add("alt");
                            attributes.add("\u25A1");
                        }
                        return element;
                    },
                    "img")
            .allowAttributes("alt", "width", "height")
            .onElements("img")
            .toFactory());

    private static final PolicyFactory PICTURES = HARMLESS.and(new HtmlPolicyBuilder()
            .allowElements("img")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowUrlProtocols("https")
            .toFactory());
    private static final String NOTHING_RUNS =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
                    + "frame-ancestors 'self'";
    private static final String FRAME = "<!DOCTYPE html><meta charset=\"utf-8\"><base target=\"_blank\">"
            + "<style>body{margin:12px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;background:#fff;"
            + "color:#191c24}table,img{max-width:100%}img:not([src]){border:1px dashed #9aa1b0}</style>";

    private final Timeline timeline;
    private final LeadsInSight leads;
    private final TicketsInSight tickets;

    RecordFiles(Timeline timeline, LeadsInSight leads, TicketsInSight tickets) {
        this.timeline = timeline;
        this.leads = leads;
        this.tickets = tickets;
    }

    @GetMapping("/activities/{activity}/mail.html")
    ResponseEntity<byte[]> mail(
            @PathVariable UUID activity, @RequestParam(defaultValue = "false") boolean pictures, SignedIn person) {
        var found = timeline.find(new ActivityId(activity)).orElseThrow(() -> new NotFound("mail", activity));
        check(found.record(), person);
        var html = found.html();
        if (html == null) {
            throw new NotFound("mail", activity);
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", pictures ? NOTHING_RUNS + "; img-src https:" : NOTHING_RUNS)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body((FRAME + (pictures ? PICTURES : PLACEHOLDERS).sanitize(html)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/attachments/{attachment}")
    ResponseEntity<byte[]> file(@PathVariable UUID attachment, SignedIn person) {
        check(
                timeline.recordOfAttachment(attachment).orElseThrow(() -> new NotFound("attachment", attachment)),
                person);
        return Download.of(timeline.attachment(attachment));
    }

    private void check(RecordRef record, SignedIn person) {
        leads.check(record, person);
        tickets.check(record, person);
    }
}
