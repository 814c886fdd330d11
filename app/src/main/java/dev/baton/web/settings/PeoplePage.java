package dev.baton.web.settings;

import dev.baton.calendar.CalendarService;
import dev.baton.calendar.CalendarSummary;
import dev.baton.identity.Right;
import dev.baton.people.People;
import dev.baton.people.PersonDetails;
import dev.baton.people.WorkingTimes;
import dev.baton.shared.Invalid;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/** The people of a company: what the identity provider says of them, and what is set here. */
@Controller
@RequestMapping("/settings/people")
@Needs(Right.ADMINISTER_PEOPLE)
class PeoplePage {
    private final WorkingTimes times;
    private final People people;
    private final CalendarService calendars;
    private final Clock clock;

    PeoplePage(WorkingTimes times, People people, CalendarService calendars, Clock clock) {
        this.times = times;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String team, Model page) {
        page.addAttribute(
                "people",
                times.all().stream()
                        .filter(person ->
                                team == null || team.isBlank() || person.teams().contains(team))
                        .toList());
        page.addAttribute("teams", people.teams());
        page.addAttribute("team", team);
        page.addAttribute("now", clock.instant());
        return "settings/people";
    }

    @GetMapping("/{login}")
    String show(@PathVariable String login, Model page) {
        var person = times.of(login);
        page.addAttribute("form", WorkingTimeForm.of(person));
        return shown(person, page);
    }

    @PostMapping("/{login}")
    String save(
            @PathVariable String login,
            @ModelAttribute("form") WorkingTimeForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var person = times.of(login);
        var zone = Zones.find(form.zone());
        if (zone.isEmpty()) {
            errors.rejectValue("zone", "settings.zone.unknown");
        }
        if (Typed.number(form.capacity()) == null) {
            errors.rejectValue("capacity", "people.capacity.range");
        }
        if (zone.isPresent() && !errors.hasErrors()) {
            try {
                times.change(login, form.workingTime(zone.get()), form.version());
                Flash.done(next, "people.saved", person.person().name());
                return "redirect:/settings/people/{login}";
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                response.setStatus(409);
                var now = times.of(login);
                page.addAttribute("form", form.over(now.version()));
                page.addAttribute("changedMeanwhile", true);
                return shown(now, page);
            }
        }
        response.setStatus(422);
        return shown(person, page);
    }

    private String shown(PersonDetails person, Model page) {
        page.addAttribute("person", person);
        page.addAttribute("now", clock.instant());
        page.addAttribute("absences", people.absencesOf(person.person().id(), clock.instant()));
        page.addAttribute("zones", Zones.ALL);
        page.addAttribute("calendars", calendarNames());
        return "settings/person";
    }

    private Map<String, String> calendarNames() {
        return calendars.list().stream()
                .filter(calendar -> !calendar.key().equals(CalendarService.DEFAULT))
                .collect(Collectors.toMap(CalendarSummary::key, CalendarSummary::name, (a, b) -> a, TreeMap::new));
    }
}
