package dev.baton.web.settings;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarChanged;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.SpecialDay;
import dev.baton.identity.Right;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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
    private final CalendarService calendars;
    private final KnownCalendars known;
    private final DeadlineMoves moves;
    private final Clock clock;

    CalendarsPage(CalendarService calendars, KnownCalendars known, DeadlineMoves moves, Clock clock) {
        this.calendars = calendars;
        this.known = known;
        this.moves = moves;
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
                calendar.key(),
                name,
                calendar.zone(),
                region,
                calendar.isOpen(clock.instant()),
                known.promise(calendar));
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
                        KnownCalendar.UNWRITTEN));
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
                page.addAttribute("after", known.promise(calendars.tried(written.get())));
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
        var calendar = known.get(key);
        page.addAttribute("form", CalendarForm.of(calendar.definition(), calendar.version()));
        return form(calendar, page);
    }

    /** Saves, or with {@code try} only tells what a promise would mean. */
    @PostMapping("/{key}")
    String save(
            @PathVariable String key,
            @ModelAttribute("form") CalendarForm form,
            BindingResult errors,
            @RequestParam(name = "try", required = false) @Nullable String trying,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var calendar = find(key);
        if (calendar == null) {
            return meanwhile(null, form, page, response);
        }
        var written = CalendarReading.calendar(key, form, calendar.definition().days(), errors);
        try {
            if (written.isPresent() && trying != null) {
                page.addAttribute("after", known.promise(calendars.tried(written.get())));
                page.addAttribute("tried", true);
                return form(calendar, page);
            }
            if (written.isPresent()) {
                calendar.unchanged(form.version());
                if (moves.asks(
                        known.changeTo(calendar, written.get()),
                        confirmed,
                        request,
                        "/settings/calendars/" + key,
                        page)) {
                    return DeadlineMoves.VIEW;
                }
                known.write(calendar, written.get(), form.version());
                Flash.done(next, "calendars.saved", written.get().name());
                return "redirect:/settings/calendars/" + key;
            }
        } catch (Invalid invalid) {
            FormErrors.show(invalid, errors);
        } catch (OptimisticLockingFailureException | NotFound changedMeanwhile) {
            return meanwhile(find(key), form, page, response);
        }
        response.setStatus(422);
        return form(calendar, page);
    }

    /** @param now what it became; null if it is gone, then what was typed can be kept as a new one */
    private String meanwhile(@Nullable KnownCalendar now, CalendarForm form, Model page, HttpServletResponse response) {
        response.setStatus(409);
        page.addAttribute("form", form.over(now == null ? KnownCalendar.UNWRITTEN : now.version()));
        page.addAttribute(now == null ? "removedMeanwhile" : "changedMeanwhile", true);
        return form(now, page);
    }

    private @Nullable KnownCalendar find(String key) {
        try {
            return known.get(key);
        } catch (NotFound gone) {
            return null;
        }
    }

    @PostMapping("/{key}/days")
    String addDay(
            @PathVariable String key,
            @ModelAttribute("day") SpecialDayForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var calendar = known.get(key);
        var day = CalendarReading.day(form, errors);
        if (day.isPresent()
                && calendar.definition().days().stream()
                        .anyMatch(other -> other.date().equals(day.get().date()))) {
            errors.rejectValue("date", "calendar.day.twice");
        }
        if (day.isPresent() && !errors.hasErrors()) {
            var days = new ArrayList<>(calendar.definition().days());
            days.add(day.get());
            var written = calendar.withDays(days);
            try {
                calendar.unchanged(form.version());
                if (moves.asks(
                        known.changeTo(calendar, written), confirmed, request, "/settings/calendars/" + key, page)) {
                    return DeadlineMoves.VIEW;
                }
                known.write(calendar, written, form.version());
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                response.setStatus(409);
                page.addAttribute("dayMeanwhile", true);
                return show(key, page);
            }
            Flash.done(next, "calendars.day.added");
            return "redirect:/settings/calendars/" + key;
        }
        response.setStatus(422);
        return show(key, page);
    }

    @PostMapping("/{key}/days/{date}/remove")
    String removeDay(
            @PathVariable String key,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            RedirectAttributes next) {
        var calendar = known.get(key);
        calendar.unchanged(version);
        var days = calendar.definition().days().stream()
                .filter(day -> !day.date().equals(date))
                .toList();
        var written = calendar.withDays(days);
        if (moves.asks(known.changeTo(calendar, written), confirmed, request, "/settings/calendars/" + key, page)) {
            return DeadlineMoves.VIEW;
        }
        known.write(calendar, written, version);
        Flash.done(next, "calendars.day.removed");
        return "redirect:/settings/calendars/" + key;
    }

    @GetMapping("/{key}/remove")
    String askToRemove(@PathVariable String key, Model page) {
        page.addAttribute("calendar", known.get(key));
        return "settings/calendar-remove";
    }

    @PostMapping("/{key}/remove")
    String remove(
            @PathVariable String key,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (!key.equals(CalendarService.DEFAULT)) {
            known.get(key).unchanged(version);
            var change = new CalendarChanged(key, calendars.calendar(key), calendars.defaultCalendar());
            if (moves.asks(List.of(change), confirmed, request, "/settings/calendars/" + key, page)) {
                return DeadlineMoves.VIEW;
            }
        }
        calendars.remove(key, version);
        Flash.done(next, "calendars.removed");
        return "redirect:/settings/calendars";
    }

    private String form(@Nullable KnownCalendar calendar, Model page) {
        page.addAttribute("calendar", calendar);
        page.addAttribute("zones", Zones.ALL);
        page.addAttribute("days", DayOfWeek.values());
        page.addAttribute("rules", SpecialDay.Rule.values());
        page.addAttribute("hoursPerPromise", KnownCalendars.PROMISE.toHours());
        if (!page.containsAttribute("day")) {
            page.addAttribute("day", new SpecialDayForm("", "CLOSED", "", "", 0));
        }
        if (calendar != null) {
            var today =
                    LocalDate.ofInstant(clock.instant(), calendar.definition().zone());
            var region = calendar.definition().region();
            page.addAttribute("before", known.promise(known.holding(calendar)));
            page.addAttribute("today", today);
            page.addAttribute(
                    "holidays",
                    region == null
                            ? List.of()
                            : calendars.holidays(region, Year.from(today)).stream()
                                    .filter(holiday -> !holiday.date().isBefore(today))
                                    .filter(holiday -> calendar.definition().days().stream()
                                            .noneMatch(day -> day.date().equals(holiday.date())))
                                    .toList());
        }
        return "settings/calendar";
    }
}
