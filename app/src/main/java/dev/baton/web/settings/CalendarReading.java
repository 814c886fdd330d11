package dev.baton.web.settings;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.OpenHours;
import dev.baton.calendar.SpecialDay;
import dev.baton.shared.Rejected;
import dev.baton.web.FormErrors;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What an administrator typed of a calendar. */
final class CalendarReading {
    /**
     * The calendar that was typed; empty with the reasons among the errors.
     *
     * @param days its special days, which are no part of the form
     */
    static Optional<CalendarDefinition> calendar(
            String key, CalendarForm form, List<SpecialDay> days, BindingResult errors) {
        FormErrors.requireWhole(errors);
        var zone = Zones.find(form.zone());
        if (zone.isEmpty()) {
            errors.rejectValue("zone", "settings.zone.unknown");
        }
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        form.typed().forEach((day, typed) -> {
            try {
                var hours = TypedHours.read(typed);
                if (!hours.isEmpty()) {
                    week.put(day, hours);
                }
            } catch (Rejected wrong) {
                reject(errors, day.name().toLowerCase(Locale.ROOT), wrong);
            }
        });
        if (errors.hasErrors() || zone.isEmpty()) {
            return Optional.empty();
        }
        var region = Typed.text(form.region()).toUpperCase(Locale.ROOT);
        return Optional.of(new CalendarDefinition(
                key, Typed.text(form.name()), zone.get(), region.isEmpty() ? null : region, week, days));
    }

    private static void reject(BindingResult errors, String field, Rejected wrong) {
        errors.rejectValue(field, wrong.messageKey(), wrong.arguments().toArray(), wrong.messageKey());
    }

    /** The special day that was typed; empty with the reasons among the errors. */
    static Optional<SpecialDay> day(SpecialDayForm form, BindingResult errors) {
        FormErrors.requireWhole(errors);
        var date = Typed.day(form.date());
        if (date == null) {
            errors.rejectValue("date", "settings.date.missing");
        }
        List<OpenHours> hours = List.of();
        var rule = rule(form.rule());
        if (rule == null) {
            errors.rejectValue("rule", "calendar.day.rule");
        } else if (rule == SpecialDay.Rule.OTHER_HOURS) {
            try {
                hours = TypedHours.read(Typed.text(form.hours()));
                if (hours.isEmpty()) {
                    errors.rejectValue("hours", "calendar.day.hours");
                }
            } catch (Rejected wrong) {
                reject(errors, "hours", wrong);
            }
        }
        if (Typed.text(form.note()).length() > 100) {
            errors.rejectValue("note", "calendar.day.note");
        }
        return date == null || rule == null || errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new SpecialDay(date, rule, hours, Typed.text(form.note())));
    }

    private static SpecialDay.@Nullable Rule rule(@Nullable String typed) {
        for (var rule : SpecialDay.Rule.values()) {
            if (rule.name().equals(typed)) {
                return rule;
            }
        }
        return null;
    }

    private CalendarReading() {}
}
