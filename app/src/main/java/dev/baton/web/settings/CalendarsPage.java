package dev.baton.web.settings;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.SpecialDay;
import dev.baton.identity.Right;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** When a company works: its calendars, their weeks and their special days. */
@Controller
@RequestMapping("/settings/calendars")
@Needs(Right.ADMINISTER_CALENDARS)
class CalendarsPage {
    private static final Duration PROMISE = Duration.ofHours(8);
    private static final long UNWRITTEN = -1;

    private final CalendarService calendars;
    private final Clock clock;

    CalendarsPage(CalendarService calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A calendar in the list, and what it makes of a promise; null where it never opens. */
    record Line(
            String key,
            String name,
            ZoneId zone,
            @Nullable String region,
            boolean open,
            @Nullable ZonedDateTime promise) {}

    @GetMapping
    String list(Model page) {
        var lines = new ArrayList<Line>();
        for (var summary : calendars.list()) {
            lines.add(line(calendars.calendar(summary.key()), summary.name(), summary.region()));
        }
        if (lines.stream().noneMatch(line -> line.key().equals(CalendarService.DEFAULT))) {
            lines.add(0, line(calendars.defaultCalendar(), "", null));
        }
        page.addAttribute("calendars", lines);
        page.addAttribute("regions", calendars.regions());
        return "settings/calendars";
    }

    private Line line(BusinessCalendar calendar, String name, @Nullable String region) {
        return new Line(
                calendar.key(), name, calendar.zone(), region, calendar.isOpen(clock.instant()), promise(calendar));
    }

    @GetMapping("/new")
    String create(Model page) {
        var zone = calendars.defaultCalendar().zone().getId();
        page.addAttribute(
                "form",
                new CalendarForm(
                        "",
                        "",
                        zone,
                        "",
                        "09:00-17:00",
                        "09:00-17:00",
                        "09:00-17:00",
                        "09:00-17:00",
                        "09:00-17:00",
                        "",
                        "",
                        UNWRITTEN));
        return form(null, page);
    }

    /** Saves, or with {@code try} only tells what a promise would mean. */
    @PostMapping("/new")
    String add(
            @ModelAttribute("form") CalendarForm form,
            BindingResult errors,
            @RequestParam(name = "try", required = false) @Nullable String trying,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var written = CalendarReading.calendar(Typed.text(form.key()), form, List.of(), errors);
        try {
            if (written.isPresent() && trying != null) {
                page.addAttribute("after", promise(calendars.tried(written.get())));
                page.addAttribute("tried", true);
                return form(null, page);
            }
            if (written.isPresent()) {
                calendars.create(written.get());
                Flash.done(next, "calendars.saved", written.get().name());
                return "redirect:/settings/calendars/" + written.get().key();
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        }
        response.setStatus(422);
        return form(null, page);
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model page) {
        var known = known(key);
        page.addAttribute("form", CalendarForm.of(known.definition(), known.version()));
        return form(known, page);
    }

    /** Saves, or with {@code try} only tells what a promise would mean. */
    @PostMapping("/{key}")
    String save(
            @PathVariable String key,
            @ModelAttribute("form") CalendarForm form,
            BindingResult errors,
            @RequestParam(name = "try", required = false) @Nullable String trying,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var known = known(key);
        var written = CalendarReading.calendar(key, form, known.definition().days(), errors);
        try {
            if (written.isPresent() && trying != null) {
                page.addAttribute("after", promise(calendars.tried(written.get())));
                page.addAttribute("tried", true);
                return form(known, page);
            }
            if (written.isPresent()) {
                write(known, written.get(), form.version());
                Flash.done(next, "calendars.saved", written.get().name());
                return "redirect:/settings/calendars/" + key;
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        }
        response.setStatus(422);
        return form(known, page);
    }

    @PostMapping("/{key}/days")
    String addDay(
            @PathVariable String key,
            @ModelAttribute("day") SpecialDayForm form,
            BindingResult errors,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        var known = known(key);
        var day = CalendarReading.day(form, errors);
        if (day.isPresent()
                && known.definition().days().stream()
                        .anyMatch(other -> other.date().equals(day.get().date()))) {
            errors.rejectValue("date", "calendar.day.twice");
        }
        if (day.isPresent() && !errors.hasErrors()) {
            var days = new ArrayList<>(known.definition().days());
            days.add(day.get());
            write(known, with(known.definition(), days), form.version());
            Flash.done(next, "calendars.day.added");
            return "redirect:/settings/calendars/" + key;
        }
        response.setStatus(422);
        page.addAttribute("form", CalendarForm.of(known.definition(), known.version()));
        return form(known, page);
    }

    @PostMapping("/{key}/days/{date}/remove")
    String removeDay(
            @PathVariable String key,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam long version,
            RedirectAttributes next) {
        var known = known(key);
        var days = known.definition().days().stream()
                .filter(day -> !day.date().equals(date))
                .toList();
        write(known, with(known.definition(), days), version);
        Flash.done(next, "calendars.day.removed");
        return "redirect:/settings/calendars/" + key;
    }

    @GetMapping("/{key}/remove")
    String askToRemove(@PathVariable String key, Model page) {
        page.addAttribute("calendar", known(key));
        return "settings/calendar-remove";
    }

    @PostMapping("/{key}/remove")
    String remove(@PathVariable String key, @RequestParam long version, RedirectAttributes next) {
        calendars.remove(key, version);
        Flash.done(next, "calendars.removed");
        return "redirect:/settings/calendars";
    }

    /** A calendar with the version that a change of it must name. */
    record Known(CalendarDefinition definition, long version) {}

    /** The company's own calendar holds before it is written down. */
    private Known known(String key) {
        var version = calendars.list().stream()
                .filter(summary -> summary.key().equals(key))
                .findFirst();
        if (version.isPresent()) {
            return new Known(calendars.definition(key), version.get().version());
        }
        if (!key.equals(CalendarService.DEFAULT)) {
            throw new NotFound("calendar", key);
        }
        var implied = calendars.defaultCalendar();
        return new Known(new CalendarDefinition(key, "", implied.zone(), null, implied.week(), List.of()), UNWRITTEN);
    }

    private void write(Known known, CalendarDefinition definition, long version) {
        if (known.version() == UNWRITTEN) {
            calendars.create(definition);
        } else {
            calendars.replace(definition, version);
        }
    }

    private static CalendarDefinition with(CalendarDefinition calendar, List<SpecialDay> days) {
        var sorted =
                days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList();
        return new CalendarDefinition(
                calendar.key(), calendar.name(), calendar.zone(), calendar.region(), calendar.week(), sorted);
    }

    private @Nullable ZonedDateTime promise(BusinessCalendar calendar) {
        try {
            return calendar.addBusiness(clock.instant(), PROMISE).atZone(calendar.zone());
        } catch (Rejected neverOpens) {
            return null;
        }
    }

    private String form(@Nullable Known known, Model page) {
        page.addAttribute("calendar", known);
        page.addAttribute("zones", Zones.ALL);
        page.addAttribute("days", DayOfWeek.values());
        page.addAttribute("rules", SpecialDay.Rule.values());
        page.addAttribute("hoursPerPromise", PROMISE.toHours());
        if (!page.containsAttribute("day")) {
            page.addAttribute("day", new SpecialDayForm("", "CLOSED", "", "", 0));
        }
        if (known != null) {
            var today = LocalDate.ofInstant(clock.instant(), known.definition().zone());
            var region = known.definition().region();
            page.addAttribute(
                    "before",
                    promise(
                            known.version() == UNWRITTEN
                                    ? calendars.defaultCalendar()
                                    : calendars.calendar(known.definition().key())));
            page.addAttribute("today", today);
            page.addAttribute(
                    "holidays",
                    region == null
                            ? List.of()
                            : calendars.holidays(region, Year.from(today)).stream()
                                    .filter(holiday -> !holiday.date().isBefore(today))
                                    .filter(holiday -> known.definition().days().stream()
                                            .noneMatch(day -> day.date().equals(holiday.date())))
                                    .toList());
        }
        return "settings/calendar";
    }
}
