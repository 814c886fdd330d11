package dev.baton.web;

import dev.baton.identity.SignedIn;
import dev.baton.people.People;
import dev.baton.signin.CurrentPerson;
import dev.baton.tenant.Tenants;
import dev.baton.worklist.WorkCounts;
import dev.baton.worklist.WorkItems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What the layout of every page shows: the person, their company, where they are, how much work waits. */
@ControllerAdvice
class PageModel {
    private final Tenants tenants;
    private final WorkItems items;
    private final People people;

    PageModel(Tenants tenants, WorkItems items, People people) {
        this.tenants = tenants;
        this.items = items;
        this.people = people;
    }

    @ModelAttribute
    void describe(HttpServletRequest request, Model page) {
        if (!Audience.of(request).isMachine()) {
            CurrentPerson.find().ifPresent(person -> describe(request, page, person));
        }
    }

    private void describe(HttpServletRequest request, Model page, SignedIn person) {
        page.addAttribute("me", person);
        if (request.getMethod().equals("POST")) {
            page.addAttribute("answersForm", request.getRequestURI());
        }
        tenants.byId(person.tenant()).ifPresent(tenant -> page.addAttribute("tenant", tenant));
        page.addAttribute(
                "nav",
                sectionOf(request.getRequestURI()
                        .substring(request.getContextPath().length())));
        page.addAttribute("workCounts", new LazyContextVariable<WorkCounts>() {
            @Override
            protected WorkCounts loadValue() {
                return items.count(person);
            }
        });
        page.addAttribute("teamNames", new LazyContextVariable<TeamNames>() {
            @Override
            protected TeamNames loadValue() {
                return TeamNames.from(people.teams());
            }
        });
    }

    /** {@code /leads/0199...} is in {@code leads}. */
    private static String sectionOf(String path) {
        var parts = path.split("/");
        return parts.length > 1 ? parts[1] : "work";
    }
}
