package dev.baton.delegates.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision answered, and why.
 *
 * @param decision the decision's key
 * @param rows the outputs, a row per matched rule, each with what the required decisions answered
 * @param reasons why: the annotations of all rules that matched, those of required decisions first
 */
public record Answer(String decision, List<Map<String, @Nullable Object>> rows, List<String> reasons) {

    /** Whether any rule matched. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @throws IllegalStateException if the table did not answer this */
    public String text(String output) {
        return required(output).toString();
    }

    public @Nullable String textOrNull(String output) {
        var value = value(output);
        return value == null ? null : value.toString();
    }

    /** @throws IllegalStateException if the table did not answer this */
    public int integer(String output) {
        return integerOf(output, required(output));
    }

    public int integer(String output, int otherwise) {
        var value = value(output);
        return value == null ? otherwise : integerOf(output, value);
    }

    /** @throws IllegalStateException if the table did not answer this */
    public boolean flag(String output) {
        if (required(output) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalStateException(
                "The decision %s should answer '%s' with true or false".formatted(decision, output));
    }

    private int integerOf(String output, Object value) {
        if (value instanceof Number number) {
            return Math.toIntExact(Math.round(number.doubleValue()));
        }
        throw new IllegalStateException("The decision %s should answer '%s' with a number".formatted(decision, output));
    }

    private Object required(String output) {
        var value = value(output);
        if (value == null) {
            throw new IllegalStateException("The decision %s should answer '%s' but does not (%s)"
                    .formatted(decision, output, rows.isEmpty() ? "no rule matched" : rows));
        }
        return value;
    }

    private @Nullable Object value(String output) {
        return rows.isEmpty() ? null : rows.get(0).get(output);
    }
}
