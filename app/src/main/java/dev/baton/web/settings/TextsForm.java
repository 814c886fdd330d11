package dev.baton.web.settings;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.sms.TextSettings;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of the quiet hours, as it was typed; both empty for none. */
record TextsForm(@Nullable String from, @Nullable String until, long version) {
    static TextsForm of(TextSettings.Saved saved) {
        var hours = saved.hours();
        return new TextsForm(
                hours == null ? "" : hours.from().toString(),
                hours == null ? "" : hours.until().toString(),
                saved.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    TextsForm over(long newVersion) {
        return new TextsForm(from, until, newVersion);
    }

    @Nullable
    LocalTime quietFrom() {
        return time("from", from);
    }

    @Nullable
    LocalTime quietUntil() {
        return time("until", until);
    }

    private static @Nullable LocalTime time(String field, @Nullable String typed) {
        var text = Typed.text(typed);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeParseException none) {
            throw new Invalid(List.of(new FieldProblem(field, "texts.quiet.no-time")));
        }
    }
}
