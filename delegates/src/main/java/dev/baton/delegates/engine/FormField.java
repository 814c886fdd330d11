package dev.baton.delegates.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, which knows what may be entered into it.
 *
 * @param hides FEEL conditions (without the leading {@code =}) of the field and of the groups around it
 */
record FormField(String key, String type, JsonNode definition, List<String> hides) {
    private static final Set<String> TYPES = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{4,25}");

    /** Something is wrong with a value; the message is for the person who entered it. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    static boolean isInput(JsonNode component) {
        return TYPES.contains(component.path("type").asText()) && component.hasNonNull("key");
    }

    boolean takesInput() {
        return !definition.path("disabled").asBoolean()
                && !definition.path("readonly").asBoolean();
    }

    private boolean isRequired() {
        return rule("required").asBoolean();
    }

    private JsonNode rule(String name) {
        return definition.path("validate").path(name);
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty();
    }

    /** The value as our code reads it; null if there is none and none is needed. */
    @Nullable
    Object read(@Nullable Object value, Map<String, @Nullable Object> data, Clock clock) throws Wrong {
        if (value == null || isEmpty(value) || "checkbox".equals(type) && isRequired() && !isTrue(value)) {
            if (isRequired()) {
                throw new Wrong("checkbox".equals(type) ? "Please tick this." : "Please fill this in.");
            }
            return null;
        }
        return switch (type) {
            case "textfield", "textarea" -> text(value);
            case "number" -> number(value);
            case "checkbox" -> flag(value);
            case "radio", "select" -> choice(value, options(data));
            case "checklist", "taglist" -> choices(value, options(data));
            case "datetime" -> moment(value, clock);
            default -> throw new IllegalStateException("No rule for fields of type " + type);
        };
    }

    private Object text(Object value) throws Wrong {
        if (!(value instanceof String text)) {
            throw new Wrong("This should be text.");
        }
        var least = rule("minLength");
        var most = rule("maxLength");
        if (least.isNumber() && text.length() < least.asInt()) {
            throw new Wrong("Please write at least %d characters.".formatted(least.asInt()));
        }
        if (most.isNumber() && text.length() > most.asInt()) {
            throw new Wrong("Please write at most %d characters; these are %d.".formatted(most.asInt(), text.length()));
        }
        var pattern = rule("pattern");
        if (pattern.isTextual()
                && !Pattern.compile(pattern.asText()).matcher(text).find()) {
            throw new Wrong("This does not look as it should (%s).".formatted(pattern.asText()));
        }
        switch (rule("validationType").asText()) {
            case "email" -> {
                if (!EMAIL.matcher(text).matches()) {
                    throw new Wrong("This is no e-mail address.");
                }
            }
            case "phone" -> {
                if (!PHONE.matcher(text).matches()) {
                    throw new Wrong("This is no phone number; write it like +49 30 1234567.");
                }
            }
            default -> {
                // Any text.
            }
        }
        return text;
    }

    private Object number(Object value) throws Wrong {
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString().strip());
        } catch (NumberFormatException noNumber) {
            throw new Wrong("This should be a number.");
        }
        if (number.precision() > 30 || Math.abs(number.scale()) > 30) {
            throw new Wrong("This number is too long.");
        }
        var least = rule("min");
        var most = rule("max");
        if (!least.isMissingNode() && number.compareTo(new BigDecimal(least.asText())) < 0) {
            throw new Wrong("This should be at least %s.".formatted(least.asText()));
        }
        if (!most.isMissingNode() && number.compareTo(new BigDecimal(most.asText())) > 0) {
            throw new Wrong("This should be at most %s.".formatted(most.asText()));
        }
        var digits = definition.path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()) {
            throw new Wrong("Please use at most %d digits after the point.".formatted(digits.asInt()));
        }
        return number;
    }

    private static Object flag(Object value) throws Wrong {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if ("true".equals(value) || "false".equals(value)) {
            return Boolean.valueOf(value.toString());
        }
        throw new Wrong("This should be ticked or not.");
    }

    private static boolean isTrue(@Nullable Object value) {
        return value != null && "true".equals(value.toString());
    }

    private static Object choice(Object value, Set<String> options) throws Wrong {
        if (!options.contains(value.toString())) {
            throw new Wrong("Please choose one of the options.");
        }
        return value.toString();
    }

    private static Object choices(Object value, Set<String> options) throws Wrong {
        if (!(value instanceof Collection<?> chosen)) {
            throw new Wrong("This should be a list of options.");
        }
        for (var one : chosen) {
            choice(String.valueOf(one), options);
        }
        return chosen.stream().map(String::valueOf).toList();
    }

    private Set<String> options(Map<String, @Nullable Object> data) {
        var options = new HashSet<String>();
        definition
                .path("values")
                .forEach(option -> options.add(option.path("value").asText()));
        if (definition.hasNonNull("valuesKey")
                && data.get(definition.path("valuesKey").asText()) instanceof Collection<?> list) {
            list.forEach(option -> options.add(
                    option instanceof Map<?, ?> labelled
                            ? String.valueOf(labelled.get("value"))
                            : String.valueOf(option)));
        }
        return options;
    }

    private Object moment(Object value, Clock clock) throws Wrong {
        var text = value instanceof Date date ? date.toInstant().toString() : value.toString();
        var kind = definition.path("subtype").asText("date");
        try {
            return switch (kind) {
                case "time" ->
                    LocalTime.parse(text.length() > 8 ? text.substring(0, 5) : text)
                            .toString();
                case "datetime" -> notPassed(text, clock);
                default -> notPassed(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text), clock);
            };
        } catch (DateTimeException noDate) {
            throw new Wrong("This should be a %s.".formatted("datetime".equals(kind) ? "date and a time" : kind));
        }
    }

    private Object notPassed(String text, Clock clock) throws Wrong {
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            at = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
        checkNotPassed(LocalDate.ofInstant(at, ZoneOffset.UTC), clock);
        return at.toString();
    }

    private Object notPassed(LocalDate day, Clock clock) throws Wrong {
        checkNotPassed(day, clock);
        return day;
    }

    private void checkNotPassed(LocalDate day, Clock clock) throws Wrong {
        // Where the day ends last: the form was filled in somewhere, and we do not know where.
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        if (definition.path("disallowPassedDates").asBoolean() && day.isBefore(today)) {
            throw new Wrong("This day has passed.");
        }
    }
}
