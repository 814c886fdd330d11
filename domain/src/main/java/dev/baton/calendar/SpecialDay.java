package dev.baton.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A single day on which a calendar departs from its week, or from the holidays of its region.
 *
 * @param hours empty unless the rule is {@link Rule#OTHER_HOURS}
 * @param note why, for whoever reads the calendar
 */
public record SpecialDay(LocalDate date, Rule rule, List<OpenHours> hours, String note) {
    /** What holds on the day. */
    public enum Rule {
        /** Nobody works, as on a holiday the region's list does not know. */
        CLOSED,
        /** Other hours than the weekday's. */
        OTHER_HOURS,
        /** The weekday's hours, though the region has a holiday. */
        AS_USUAL
    }

    public SpecialDay {
        hours = List.copyOf(hours);
        if (hours.isEmpty() == (rule == Rule.OTHER_HOURS)) {
            throw new IllegalArgumentException(rule + " with hours " + hours);
        }
    }

    public static SpecialDay closed(LocalDate date, String note) {
        return new SpecialDay(date, Rule.CLOSED, List.of(), note);
    }

    public static SpecialDay open(LocalDate date, String note, OpenHours... hours) {
        return new SpecialDay(date, Rule.OTHER_HOURS, List.of(hours), note);
    }

    public static SpecialDay asUsual(LocalDate date, String note) {
        return new SpecialDay(date, Rule.AS_USUAL, List.of(), note);
    }
}
