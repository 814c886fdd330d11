package dev.baton.web.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a field, so that what cannot be read stays in the form and is said beside it. */
final class Typed {
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Null for what is no day (ISO 8601, as browsers send it) of our century or the next. */
    static @Nullable LocalDate day(@Nullable String typed) {
        try {
            var day = LocalDate.parse(text(typed));
            return day.getYear() < 2000 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** Null for what is no whole number of up to nine digits. */
    static @Nullable Integer number(@Nullable String typed) {
        var text = text(typed);
        return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private Typed() {}
}
