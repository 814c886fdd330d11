package dev.baton.web.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureService;
import dev.baton.identity.Right;
import dev.baton.journey.Journeys;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import dev.baton.web.ledger.SentMessages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Requests to be forgotten: all of them, a new one, one with its diagram and its report. */
@Controller
@RequestMapping("/privacy")
@Needs(Right.ERASE_PEOPLE)
class PrivacyPage {
    private static final int PAGE = 25;

    private final ErasureService requests;
    private final Journeys journeys;
    private final SentMessages sent;
    private final ObjectMapper json;
    private final Clock clock;

    PrivacyPage(ErasureService requests, Journeys journeys, SentMessages sent, ObjectMapper json, Clock clock) {
        this.requests = requests;
        this.journeys = journeys;
        this.sent = sent;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model page) {
        var part = requests.list(after == null ? null : new ErasureId(after), PAGE);
        page.addAttribute("requests", part.requests());
        page.addAttribute("now", clock.instant());
        page.addAttribute("next", part.next() == null ? null : "/privacy?after=" + part.next());
        return "privacy/list";
    }

    @GetMapping("/new")
    String ask(@RequestParam(defaultValue = "") String email, Model page) {
        page.addAttribute("form", new ErasureForm(email, "", "", "", "no"));
        return form(page);
    }

    @PostMapping
    String request(
            @ModelAttribute("form") ErasureForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = requests.request(form.asked(), "page");
            Flash.done(next, "privacy.requested");
            return "redirect:/privacy/" + id;
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(page);
        }
    }

    private static String form(Model page) {
        page.addAttribute("answers", Map.of("no", "no", "yes", "yes"));
        return "privacy/new";
    }

    @GetMapping("/{request}")
    String show(@PathVariable UUID request, Model page) {
        page.addAttribute("erasure", requests.view(new ErasureId(request)));
        page.addAttribute("now", clock.instant());
        return "privacy/request";
    }

    @GetMapping("/{request}/sent")
    String sent(@PathVariable UUID request, Model page) {
        var known = requests.view(new ErasureId(request));
        page.addAttribute("erasure", known);
        sent.put(known.id().record(), page);
        return "privacy/sent";
    }

    @GetMapping("/{request}/journey.json")
    ResponseEntity<byte[]> journey(@PathVariable UUID request) {
        var known = requests.view(new ErasureId(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(write(journeys.of(known.id().record())));
    }

    private byte[] write(Object journey) {
        try {
            return json.writeValueAsBytes(journey);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("A journey is plain values", cause);
        }
    }
}
