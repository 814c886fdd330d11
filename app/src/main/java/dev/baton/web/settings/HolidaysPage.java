package dev.baton.web.settings;

import dev.baton.calendar.CalendarService;
import dev.baton.calendar.Holiday;
import dev.baton.identity.Right;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The holidays of regions, a year at a time. */
@Controller
@RequestMapping("/settings/holidays")
@Needs(Right.ADMINISTER_CALENDARS)
class HolidaysPage {
    private final CalendarService calendars;
    private final DeadlineMoves moves;
    private final Clock clock;

    HolidaysPage(CalendarService calendars, DeadlineMoves moves, Clock clock) {
        this.calendars = calendars;
        this.moves = moves;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String year,
            Model page) {
        var shown = region == null || region.isBlank()
                ? calendars.regions().stream().findFirst().orElse("")
                : region.strip().toUpperCase(Locale.ROOT);
        page.addAttribute("form", new HolidayForm(shown, "", ""));
        return shown(shown, year(year), page);
    }

    @PostMapping
    String add(
            @ModelAttribute("form") HolidayForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var region = Typed.text(form.region()).toUpperCase(Locale.ROOT);
        var date = Typed.day(form.date());
        if (date == null) {
            errors.rejectValue("date", "settings.date.missing");
        } else {
            try {
                var holidays = List.of(new Holiday(region, date, Typed.text(form.name())));
                if (moves.asks(calendars.tried(holidays, List.of()), confirmed, request, "/settings/holidays", page)) {
                    return DeadlineMoves.VIEW;
                }
                calendars.addHolidays(holidays);
                Flash.done(next, "holidays.added", Typed.text(form.name()));
                return to(region, date, next);
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return shown(region, Year.now(clock), page);
    }

    @GetMapping("/remove")
    String askToRemove(@RequestParam String region, @RequestParam String date, Model page) {
        page.addAttribute("holiday", holiday(region, date));
        return "settings/holiday-remove";
    }

    @PostMapping("/remove")
    String remove(
            @RequestParam String region,
            @RequestParam String date,
            @RequestParam(required = false) @Nullable String confirmed,
            Model page,
            HttpServletRequest request,
            RedirectAttributes next) {
        var holiday = holiday(region, date);
        if (moves.asks(calendars.tried(List.of(), List.of(holiday)), confirmed, request, "/settings/holidays", page)) {
            return DeadlineMoves.VIEW;
        }
        calendars.removeHoliday(holiday.region(), holiday.date());
        Flash.done(next, "holidays.removed", holiday.name());
        return to(holiday.region(), holiday.date(), next);
    }

    private Holiday holiday(String region, String typed) {
        var date = Typed.day(typed);
        if (date == null) {
            throw new NotFound("holiday", typed);
        }
        return calendars.holidays(region, Year.from(date)).stream()
                .filter(holiday ->
                        holiday.region().equals(region) && holiday.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new NotFound("holiday", region + " " + date));
    }

    private static String to(String region, LocalDate date, RedirectAttributes next) {
        next.addAttribute("region", region);
        next.addAttribute("year", String.valueOf(date.getYear()));
        return "redirect:/settings/holidays";
    }

    private Year year(@Nullable String typed) {
        var number = Typed.number(typed);
        return number == null || number < 2000 || number > 2199 ? Year.now(clock) : Year.of(number);
    }

    private String shown(String region, Year year, Model page) {
        page.addAttribute("region", region);
        page.addAttribute("year", year.getValue());
        page.addAttribute("regions", calendars.regions());
        page.addAttribute("holidays", region.isEmpty() ? List.of() : calendars.holidays(region, year));
        return "settings/holidays";
    }
}
