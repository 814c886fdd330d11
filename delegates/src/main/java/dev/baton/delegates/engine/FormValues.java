package dev.baton.delegates.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered into a form, after its rules were checked: text, flags, numbers ({@link BigDecimal}), dates
 * ({@link LocalDate}) and lists of text. Fields that were hidden or left empty are absent.
 */
public record FormValues(Map<String, Object> values) {
    public FormValues {
        values = Map.copyOf(values);
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /**
     * The text of a field that its form requires.
     *
     * @throws IllegalStateException if it is absent: the form and the code do not agree
     */
    public String text(String field) {
        var text = textOrNull(field);
        if (text == null) {
            throw new IllegalStateException("The form should require the field '" + field + "'");
        }
        return text;
    }

    public @Nullable String textOrNull(String field) {
        var value = values.get(field);
        return value == null ? null : value.toString();
    }

    /** Whether a checkbox is ticked, or a choice of yes and no says yes. */
    public boolean flag(String field) {
        var value = values.get(field);
        return Boolean.TRUE.equals(value) || "yes".equals(value) || "true".equals(value);
    }

    public @Nullable BigDecimal number(String field) {
        return (BigDecimal) values.get(field);
    }

    public @Nullable LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public List<String> texts(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
