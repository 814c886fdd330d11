package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.Invalid;
import dev.baton.shared.Stale;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes what is known of a lead, and shows what somebody else changed meanwhile. */
@Controller
@Needs({Right.CHANGE_LEADS, Right.SEE_PERSONAL_DATA})
class EditLeadPage {
    private final LeadService leads;
    private final LeadsInSight sight;

    EditLeadPage(LeadService leads, LeadsInSight sight) {
        this.leads = leads;
        this.sight = sight;
    }

    @GetMapping("/leads/{lead}/edit")
    String form(@PathVariable LeadId lead, SignedIn person, Model page) {
        var current = sight.view(lead, person);
        page.addAttribute("lead", current);
        page.addAttribute("form", LeadForm.of(current));
        return "leads/edit";
    }

    @PostMapping("/leads/{lead}/edit")
    String save(
            @PathVariable LeadId lead,
            @ModelAttribute("form") LeadForm form,
            BindingResult errors,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var current = sight.view(lead, person);
        var changes = form.changesOf(current);
        if (current.version() != form.version() && !changes.values().isEmpty()) {
            return conflict(lead, form, person, page, response);
        }
        try {
            if (!changes.values().isEmpty()) {
                leads.update(lead, changes, form.version());
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
            page.addAttribute("lead", current);
            response.setStatus(422);
            return "leads/edit";
        } catch (Stale | OptimisticLockingFailureException changedMeanwhile) {
            return conflict(lead, form, person, page, response);
        }
        Flash.done(next, "leads.saved");
        return "redirect:/leads/" + lead;
    }

    private String conflict(LeadId id, LeadForm yours, SignedIn person, Model page, HttpServletResponse response) {
        var now = sight.view(id, person);
        page.addAttribute("lead", now);
        page.addAttribute("clashes", yours.differencesTo(now));
        page.addAttribute("yours", yours.over(now.version()));
        response.setStatus(409);
        return "leads/conflict";
    }
}
