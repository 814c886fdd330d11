package dev.baton.web.notices;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.notice.NoticeKind;
import dev.baton.notice.NoticeSettings;
import dev.baton.notice.Way;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the person who asks wants to be told of things. */
@Controller
@RequestMapping("/settings/notifications")
@Needs(Right.SEE_WORK)
class NoticeSettingsPage {
    private final NoticeSettings settings;
    private final People people;
    private final Tenants tenants;
    private final Problems problems;

    NoticeSettingsPage(NoticeSettings settings, People people, Tenants tenants, Problems problems) {
        this.settings = settings;
        this.people = people;
        this.tenants = tenants;
        this.problems = problems;
    }

    @GetMapping
    String show(SignedIn person, Model page) {
        var who = of(person);
        return page(who, NoticeForm.of(settings.of(who.id())), Map.of(), page);
    }

    @PostMapping
    String save(
            @RequestParam Map<String, String> sent,
            SignedIn person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var who = of(person);
        var form = NoticeForm.of(sent);
        try {
            settings.save(who.id(), form.preferences(country(person)));
        } catch (Invalid invalid) {
            response.setStatus(422);
            var wrong = invalid.problems().stream()
                    .collect(Collectors.toMap(FieldProblem::field, problems::explain, (first, second) -> first));
            return page(who, form, wrong, page);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            response.setStatus(409);
            page.addAttribute("changedMeanwhile", true);
            return page(who, form.over(settings.of(who.id()).version()), Map.of(), page);
        }
        Flash.done(next, "notices.saved");
        return "redirect:/settings/notifications";
    }

    private static String page(Person who, NoticeForm form, Map<String, String> wrong, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("wrong", wrong);
        page.addAttribute("zone", who.zone().getId());
        page.addAttribute("kinds", NoticeKind.values());
        page.addAttribute("allWays", Way.values());
        return "notices/settings";
    }

    private String country(SignedIn person) {
        return tenants.byId(person.tenant()).map(Tenant::country).orElse("");
    }

    private Person of(SignedIn person) {
        return people.byLogin(person.login()).orElseThrow(() -> new NotFound("person", person.login()));
    }
}
