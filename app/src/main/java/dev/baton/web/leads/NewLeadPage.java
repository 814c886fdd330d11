package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadService;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enters a lead by hand. */
@Controller
@Needs(Right.CHANGE_LEADS)
class NewLeadPage {
    private final LeadService leads;

    NewLeadPage(LeadService leads) {
        this.leads = leads;
    }

    @GetMapping("/leads/new")
    String form(SignedIn person, Model page) {
        page.addAttribute("form", NewLeadForm.empty());
        return "leads/new";
    }

    @PostMapping("/leads")
    String register(
            @ModelAttribute("form") NewLeadForm form,
            BindingResult errors,
            SignedIn person,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors()) {
            try {
                var lead = leads.register(form.toNewLead());
                Flash.done(next, "leads.registered");
                return "redirect:/leads/" + lead;
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return "leads/new";
    }
}
