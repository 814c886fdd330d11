package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.sms.OptOuts;
import dev.baton.sms.TextMessages;
import dev.baton.sms.TextSettings;
import dev.baton.sms.WebHooks;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a company's texts come from, when nobody is texted, and who wants none. Nobody but whoever has a number can say
 * that it wants texts again.
 */
@Controller
@RequestMapping("/settings/texts")
@Needs(Right.ADMINISTER_MAILBOXES)
class TextsPage {
    private final TextMessages messages;
    private final TextSettings settings;
    private final OptOuts optOuts;
    private final WebHooks hooks;

    TextsPage(TextMessages messages, TextSettings settings, OptOuts optOuts, WebHooks hooks) {
        this.messages = messages;
        this.settings = settings;
        this.optOuts = optOuts;
        this.hooks = hooks;
    }

    @GetMapping
    String show(SignedIn person, Model page) {
        page.addAttribute("form", TextsForm.of(settings.quietHours()));
        return page(person, page);
    }

    @PostMapping
    String save(
            SignedIn person,
            @ModelAttribute("form") TextsForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            settings.changeQuietHours(form.quietFrom(), form.quietUntil(), form.version());
            Flash.done(next, "texts.saved");
            return "redirect:/settings/texts";
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            response.setStatus(409);
            page.addAttribute("form", form.over(settings.quietHours().version()));
            page.addAttribute("changedMeanwhile", true);
            return page(person, page);
        }
        response.setStatus(422);
        return page(person, page);
    }

    private String page(SignedIn person, Model page) {
        page.addAttribute("sender", messages.sender());
        page.addAttribute("hook", hooks.messages(person.tenant()));
        page.addAttribute("optOuts", optOuts.newest());
        return "settings/texts";
    }
}
