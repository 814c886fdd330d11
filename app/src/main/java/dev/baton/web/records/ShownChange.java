package dev.baton.web.records;

import dev.baton.audit.Change;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change as people read it: names for ids, moments for timestamps. */
public record ShownChange(Change change, Who who, List<Value> values) {

    /**
     * @param beforeAt the moment it was, where it is one
     */
    public record Value(
            String field,
            @Nullable String before,
            @Nullable Instant beforeAt,
            @Nullable String after,
            @Nullable Instant afterAt) {}

    public static ShownChange of(Change change, Names.Book names) {
        return new ShownChange(
                change,
                names.who(change.actor()),
                change.values().stream().map(value -> shown(value, names)).toList());
    }

    private static Value shown(Change.Value value, Names.Book names) {
        var before = named(value.before(), names);
        var after = named(value.after(), names);
        var isMoment = value.field().endsWith("_at");
        return new Value(
                value.field(), before, isMoment ? moment(before) : null, after, isMoment ? moment(after) : null);
    }

    private static @Nullable String named(@Nullable String text, Names.Book names) {
        return text == null ? null : names.byId().getOrDefault(text, text);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
