package dev.baton.web.settings;

import dev.baton.calendar.CalendarService;
import dev.baton.identity.Right;
import dev.baton.people.Absence;
import dev.baton.people.Absences;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** Who is away when, four weeks at a time. */
@Controller
@RequestMapping("/settings/absences")
@Needs(Right.ADMINISTER_PEOPLE)
class AbsencesPage {
    private final Absences absences;
    private final People people;
    private final CalendarService calendars;
    private final Clock clock;

    AbsencesPage(Absences absences, People people, CalendarService calendars, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** One absence in the list. */
    record Line(Absence absence, Person person, LocalDate first, LocalDate last) {
        static Line of(Absence absence, Person person) {
            return new Line(
                    absence,
                    person,
                    LocalDate.ofInstant(absence.from(), person.zone()),
                    AbsenceWeeks.lastDay(absence, person.zone()));
        }
    }

    @GetMapping
    String overview(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String team,
            Model page) {
        page.addAttribute("form", new AbsenceForm(login, null, null, ""));
        return shown(from, team, page);
    }

    @PostMapping
    String add(
            @ModelAttribute("form") AbsenceForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var login = Typed.text(form.login());
        var first = Typed.day(form.first());
        var last = Typed.day(form.last());
        if (login.isEmpty()) {
            errors.rejectValue("login", "people.absence.nobody");
        }
        if (first == null) {
            errors.rejectValue("first", "settings.date.missing");
        }
        if (last == null) {
            errors.rejectValue("last", "settings.date.missing");
        }
        if (!login.isEmpty() && first != null && last != null) {
            try {
                var absence = absences.add(login, first, last, Typed.text(form.reason()));
                Flash.done(next, "people.absence.added", personOf(absence).name());
                next.addAttribute("from", monday(first).toString());
                return "redirect:/settings/absences";
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return shown(first, null, page);
    }

    @GetMapping("/{absence}/remove")
    String askToRemove(@PathVariable UUID absence, Model page) {
        var found = absences.get(absence);
        page.addAttribute("line", Line.of(found, personOf(found)));
        return "settings/absence-remove";
    }

    @PostMapping("/{absence}/remove")
    String remove(@PathVariable UUID absence, RedirectAttributes next) {
        var name = personOf(absences.get(absence)).name();
        absences.remove(absence);
        Flash.done(next, "people.absence.removed", name);
        return "redirect:/settings/absences";
    }

    private Person personOf(Absence absence) {
        return people.byId(absence.person()).orElseThrow(() -> new NotFound("person", absence.person()));
    }

    private String shown(@Nullable LocalDate from, @Nullable String team, Model page) {
        var hours = calendars.defaultCalendar();
        var today = LocalDate.ofInstant(clock.instant(), hours.zone());
        var first = monday(from == null ? today : from);
        var everybody = people.all();
        var shown = team == null || team.isBlank() ? everybody : people.membersOf(team);
        var absences = this.absences.between(
                first.minusDays(1).atStartOfDay(hours.zone()).toInstant(),
                first.plusDays(AbsenceWeeks.DAYS + 1L)
                        .atStartOfDay(hours.zone())
                        .toInstant());
        page.addAttribute("weeks", AbsenceWeeks.from(first, today, hours, shown, absences));
        page.addAttribute(
                "lines", lines(absences, shown.stream().collect(Collectors.toMap(Person::id, person -> person))));
        page.addAttribute("first", first);
        page.addAttribute("last", first.plusDays(AbsenceWeeks.DAYS - 1L));
        page.addAttribute("earlier", first.minusDays(AbsenceWeeks.DAYS));
        page.addAttribute("later", first.plusDays(AbsenceWeeks.DAYS));
        page.addAttribute("people", everybody);
        page.addAttribute("teams", people.teams());
        page.addAttribute("team", team);
        return "settings/absences";
    }

    private static List<Line> lines(List<Absence> absences, Map<PersonId, Person> people) {
        return absences.stream()
                .filter(absence -> people.containsKey(absence.person()))
                .map(absence -> Line.of(absence, Objects.requireNonNull(people.get(absence.person()))))
                .sorted(Comparator.comparing(Line::first)
                        .thenComparing(line -> line.person().name()))
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
