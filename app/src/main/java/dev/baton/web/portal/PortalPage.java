package dev.baton.web.portal;

import dev.baton.shared.Invalid;
import dev.baton.tenant.Tenant;
import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketService;
import dev.baton.web.FormErrors;
import dev.baton.web.OpenTo;
import dev.baton.web.records.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes tickets from customers, without a sign-in and without JavaScript. */
@Controller
@RequestMapping("/portal/{publicKey}")
@OpenTo(because = "customers ask here; the tenant is in the address, and addresses are limited")
class PortalPage {
    private static final int LONGEST_TEXT = 20_000;

    private final PortalDesk desk;
    private final TicketService tickets;

    PortalPage(PortalDesk desk, TicketService tickets) {
        this.desk = desk;
        this.tickets = tickets;
    }

    @GetMapping
    String form(@PathVariable String publicKey, Model page, HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            page.addAttribute("form", PortalForm.empty(UUID.randomUUID().toString()));
            return shown(page);
        });
    }

    @PostMapping
    String send(
            @PathVariable String publicKey,
            @ModelAttribute("form") PortalForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Locale locale,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> {
            check(form, errors);
            if (!errors.hasErrors()) {
                try {
                    var ticket = form.ticket(languageOf(locale, tenant));
                    if (desk.take(request, page, response, () -> open(form.formId(), ticket, files))) {
                        return "redirect:/portal/" + tenant.publicKey() + "/thanks";
                    }
                } catch (Invalid invalid) {
                    FormErrors.show(invalid, errors);
                }
            }
            if (errors.hasErrors()) {
                response.setStatus(422);
            }
            Uploads.forget(files, page);
            return shown(page);
        });
    }

    private void open(@Nullable String formId, NewTicket ticket, @Nullable List<MultipartFile> files) {
        var chosen = Uploads.of(files);
        desk.once(
                formId,
                ticket.toString(),
                chosen,
                () -> tickets.open(ticket, chosen).value());
    }

    /** Says nothing of the ticket: its link goes to the address that was named, whoever named it. */
    @GetMapping("/thanks")
    String thanks(@PathVariable String publicKey, Model page, HttpServletResponse response) {
        return desk.page(publicKey, page, response, tenant -> "portal/thanks");
    }

    private static void check(PortalForm form, BindingResult errors) {
        FormErrors.requireWhole(errors);
        if (form.isByMachine()) {
            // Some browsers fill in what nobody sees: whoever is none sends it again, and nothing is lost.
            errors.reject("portal.machine");
        }
        if (form.email() == null || form.email().isBlank()) {
            errors.rejectValue("email", "portal.email.missing");
        }
        if (PortalForm.words(form.text()).isEmpty()) {
            errors.rejectValue("text", "portal.text.missing");
        }
        if (PortalForm.words(form.text()).length() > LONGEST_TEXT) {
            errors.rejectValue("text", "public.message.too-long", new Object[] {LONGEST_TEXT}, null);
        }
    }

    private static String languageOf(Locale locale, Tenant tenant) {
        return locale.getLanguage().isEmpty() ? tenant.locale() : locale.getLanguage();
    }

    private static String shown(Model page) {
        page.addAttribute("impacts", Impact.values());
        return "portal/form";
    }
}
