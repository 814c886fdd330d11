package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.mailbox.Mailbox;
import dev.baton.mailbox.MailboxProbe;
import dev.baton.mailbox.Mailboxes;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.secret.CannotOpen;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
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

/** The mailboxes a company's letters come in by. */
@Controller
@RequestMapping("/settings/mailboxes")
@Needs(Right.ADMINISTER_MAILBOXES)
class MailboxesPage {
    private final Mailboxes mailboxes;
    private final SenderAddresses senders;
    private final MailboxProbe probe;

    MailboxesPage(Mailboxes mailboxes, SenderAddresses senders, MailboxProbe probe) {
        this.mailboxes = mailboxes;
        this.senders = senders;
        this.probe = probe;
    }

    @GetMapping
    String list(Model page) {
        page.addAttribute("mailboxes", mailboxes.all());
        page.addAttribute("senders", senders.all());
        page.addAttribute("ready", mailboxes.canKeepPasswords());
        return "settings/mailboxes";
    }

    @GetMapping("/new")
    String create(Model page) {
        page.addAttribute("form", MailboxForm.empty());
        return form(null, page);
    }

    /** Saves, or with {@code try} only tells what would come of it. */
    @PostMapping("/new")
    String add(
            @ModelAttribute("form") MailboxForm form,
            BindingResult errors,
            @RequestParam(name = "try", required = false) @Nullable String trying,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (trying != null) {
                page.addAttribute("answer", answer(null, form));
                return form(null, page);
            }
            mailboxes.add(form.place(), form.whatItOpens(), form.secret());
            Flash.done(next, "mailboxes.added", form.place().username());
            return "redirect:/settings/mailboxes";
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (Rejected rejected) {
            errors.reject(rejected.messageKey(), rejected.messageKey());
        }
        response.setStatus(422);
        return form(null, page);
    }

    @GetMapping("/{mailbox}")
    String show(@PathVariable UUID mailbox, Model page) {
        var known = mailboxes.get(mailbox);
        page.addAttribute("form", MailboxForm.of(known));
        return form(known, page);
    }

    /** Saves, or with {@code try} only tells what would come of it. */
    @PostMapping("/{mailbox}")
    String save(
            @PathVariable UUID mailbox,
            @ModelAttribute("form") MailboxForm form,
            BindingResult errors,
            @RequestParam(name = "try", required = false) @Nullable String trying,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (trying != null) {
                page.addAttribute("answer", answer(mailbox, form));
                return form(find(mailbox), page);
            }
            mailboxes.change(mailbox, form.place(), form.whatItOpens(), form.isActive(), form.secret(), form.version());
            Flash.done(next, "mailboxes.saved", form.place().username());
            return "redirect:/settings/mailboxes";
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (Rejected rejected) {
            errors.reject(rejected.messageKey(), rejected.messageKey());
        } catch (CannotOpen lost) {
            errors.rejectValue("password", "mailbox.password.lost");
        } catch (OptimisticLockingFailureException | NotFound changedMeanwhile) {
            response.setStatus(409);
            return meanwhile(find(mailbox), form, page);
        }
        response.setStatus(422);
        return form(find(mailbox), page);
    }

    /** @param now what it became; null if it is gone, then what was typed can be kept as a new one */
    private String meanwhile(@Nullable Mailbox now, MailboxForm form, Model page) {
        page.addAttribute("form", form.over(now == null ? 0 : now.version()));
        page.addAttribute(now == null ? "removedMeanwhile" : "changedMeanwhile", true);
        return form(now, page);
    }

    private @Nullable Mailbox find(UUID mailbox) {
        try {
            return mailboxes.get(mailbox);
        } catch (NotFound gone) {
            return null;
        }
    }

    @GetMapping("/{mailbox}/remove")
    String askToRemove(@PathVariable UUID mailbox, Model page) {
        page.addAttribute("mailbox", mailboxes.get(mailbox));
        return "settings/mailbox-remove";
    }

    @PostMapping("/{mailbox}/remove")
    String remove(@PathVariable UUID mailbox, RedirectAttributes next) {
        mailboxes.remove(mailbox);
        Flash.done(next, "mailboxes.removed");
        return "redirect:/settings/mailboxes";
    }

    /** Outside of any transaction: a server that says nothing must not hold a connection to the database. */
    private MailboxProbe.Answer answer(@Nullable UUID mailbox, MailboxForm form) {
        var password = mailboxes.passwordToTry(mailbox, form.place(), form.secret());
        return probe.look(form.place(), password);
    }

    private String form(@Nullable Mailbox mailbox, Model page) {
        page.addAttribute("mailbox", mailbox);
        page.addAttribute("ready", mailboxes.canKeepPasswords());
        return "settings/mailbox";
    }
}
