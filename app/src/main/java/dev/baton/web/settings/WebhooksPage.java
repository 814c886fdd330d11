package dev.baton.web.settings;

import dev.baton.announcement.EventType;
import dev.baton.identity.Right;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.Webhooks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a company's events are posted. */
@Controller
@RequestMapping("/settings/webhooks")
@Needs(Right.ADMINISTER_API_KEYS)
class WebhooksPage {
    private final Webhooks webhooks;

    WebhooksPage(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    String list(Model page) {
        page.addAttribute("form", WebhookForm.empty());
        return shown(page);
    }

    /** Answers with the page itself: the secret is in this answer and nowhere else, not even in the session. */
    @PostMapping
    String add(
            @ModelAttribute("form") WebhookForm form, BindingResult errors, Model page, HttpServletResponse response) {
        FormErrors.requireWhole(errors);
        if (!errors.hasErrors()) {
            try {
                page.addAttribute("made", webhooks.add(form.address(), form.chosenTypes()));
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                return shown(page);
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            } catch (Rejected rejected) {
                errors.reject(rejected.messageKey(), rejected.messageKey());
            }
        }
        response.setStatus(422);
        return shown(page);
    }

    @GetMapping("/{webhook}")
    String show(@PathVariable UUID webhook, Model page) {
        var known = webhooks.get(webhook);
        page.addAttribute("form", WebhookForm.of(known));
        return shown(known, page);
    }

    @PostMapping("/{webhook}")
    String save(
            @PathVariable UUID webhook,
            @ModelAttribute("form") WebhookForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        FormErrors.requireWhole(errors);
        try {
            if (!errors.hasErrors()) {
                webhooks.change(webhook, form.address(), form.chosenTypes(), form.isActive(), form.seenVersion());
                Flash.done(next, "webhooks.saved");
                return "redirect:/settings/webhooks";
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException | NotFound changedMeanwhile) {
            response.setStatus(409);
            return meanwhile(find(webhook), form, page);
        }
        response.setStatus(422);
        return shown(webhooks.get(webhook), page);
    }

    /** @param now what it became; null if it is gone, then what was typed can be added as a new one */
    private String meanwhile(@Nullable Webhook now, WebhookForm form, Model page) {
        page.addAttribute("form", form.over(now == null ? 0 : now.version()));
        page.addAttribute(now == null ? "removedMeanwhile" : "changedMeanwhile", true);
        return now == null ? shown(page) : shown(now, page);
    }

    private @Nullable Webhook find(UUID webhook) {
        try {
            return webhooks.get(webhook);
        } catch (NotFound gone) {
            return null;
        }
    }

    /** Answers with the page itself, as when an endpoint is added. */
    @PostMapping("/{webhook}/rotate")
    String rotate(@PathVariable UUID webhook, Model page, HttpServletResponse response) {
        page.addAttribute("made", webhooks.rotate(webhook));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return show(webhook, page);
    }

    @GetMapping("/{webhook}/remove")
    String askToRemove(@PathVariable UUID webhook, Model page) {
        page.addAttribute("webhook", webhooks.get(webhook));
        return "settings/webhook-remove";
    }

    @PostMapping("/{webhook}/remove")
    String remove(@PathVariable UUID webhook, RedirectAttributes next) {
        webhooks.remove(webhook);
        Flash.done(next, "webhooks.removed");
        return "redirect:/settings/webhooks";
    }

    private String shown(Model page) {
        page.addAttribute("webhooks", webhooks.all());
        page.addAttribute("ready", webhooks.canKeepSecrets());
        page.addAttribute("types", EventType.inOrder());
        return "settings/webhooks";
    }

    private String shown(Webhook known, Model page) {
        page.addAttribute("webhook", known);
        page.addAttribute("answers", webhooks.lastAnswers(known.id()));
        page.addAttribute("types", EventType.inOrder());
        return "settings/webhook";
    }
}
