package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.mailbox.SenderAddress;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.mailbox.SigningKeys;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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

/** The addresses a company's letters go out from. */
@Controller
@RequestMapping("/settings/senders")
@Needs(Right.ADMINISTER_MAILBOXES)
class SendersPage {
    private final SenderAddresses senders;
    private final SigningKeys keys;

    SendersPage(SenderAddresses senders, SigningKeys keys) {
        this.senders = senders;
        this.keys = keys;
    }

    @GetMapping("/new")
    String create(Model page) {
        page.addAttribute("form", new SenderForm("", "", "", 0));
        return form(null, page);
    }

    @PostMapping("/new")
    String add(
            @ModelAttribute("form") SenderForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            senders.add(Typed.text(form.address()), Typed.text(form.displayName()), Typed.text(form.replyTo()));
            return done(next, "senders.added", Typed.text(form.address()));
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        }
        response.setStatus(422);
        return form(null, page);
    }

    @GetMapping("/{sender}")
    String show(@PathVariable UUID sender, Model page) {
        var known = senders.get(sender);
        page.addAttribute("form", SenderForm.of(known));
        return form(known, page);
    }

    @PostMapping("/{sender}")
    String save(
            @PathVariable UUID sender,
            @ModelAttribute("form") SenderForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            senders.change(
                    sender,
                    Typed.text(form.address()),
                    Typed.text(form.displayName()),
                    Typed.text(form.replyTo()),
                    form.version());
            return done(next, "senders.saved", Typed.text(form.address()));
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException | NotFound changedMeanwhile) {
            response.setStatus(409);
            return meanwhile(find(sender), form, page);
        }
        response.setStatus(422);
        return form(find(sender), page);
    }

    /** @param now what it became; null if it is gone, then what was typed can be kept as a new one */
    private String meanwhile(@Nullable SenderAddress now, SenderForm form, Model page) {
        page.addAttribute("form", form.over(now == null ? 0 : now.version()));
        page.addAttribute(now == null ? "removedMeanwhile" : "changedMeanwhile", true);
        return form(now, page);
    }

    private @Nullable SenderAddress find(UUID sender) {
        try {
            return senders.get(sender);
        } catch (NotFound gone) {
            return null;
        }
    }

    @PostMapping("/{sender}/default")
    String makeUsual(@PathVariable UUID sender, @RequestParam long version, RedirectAttributes next) {
        senders.makeUsual(sender, version);
        return done(next, "senders.is-default", senders.get(sender).address());
    }

    @PostMapping("/{sender}/key")
    String makeKey(@PathVariable UUID sender, RedirectAttributes next) {
        keys.make(sender);
        Flash.done(next, "senders.key.made");
        return "redirect:/settings/senders/" + sender;
    }

    @PostMapping("/{sender}/key/remove")
    String removeKey(@PathVariable UUID sender, RedirectAttributes next) {
        keys.remove(sender);
        Flash.done(next, "senders.key.removed");
        return "redirect:/settings/senders/" + sender;
    }

    @GetMapping("/{sender}/remove")
    String askToRemove(@PathVariable UUID sender, Model page) {
        page.addAttribute("sender", senders.get(sender));
        return "settings/sender-remove";
    }

    @PostMapping("/{sender}/remove")
    String remove(@PathVariable UUID sender, RedirectAttributes next) {
        var address = senders.get(sender).address();
        senders.remove(sender);
        return done(next, "senders.removed", address);
    }

    private static String done(RedirectAttributes next, String messageKey, String address) {
        Flash.done(next, messageKey, address);
        return "redirect:/settings/mailboxes";
    }

    private String form(@Nullable SenderAddress sender, Model page) {
        page.addAttribute("sender", sender);
        page.addAttribute(
                "signing", sender == null ? null : keys.recordOf(sender.id()).orElse(null));
        return "settings/sender";
    }
}
