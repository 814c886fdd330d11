package dev.baton.web;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an address or a form asks for by its words, and the addresses that ask for more of the same.
 *
 * <pre>{@code
 * var status = Asked.read(word, LeadStatus::parse);          // null for a word that is none
 * Asked.of("/leads").with("q", q).with("status", s).url();   // "/leads?q=pump", encoded; without what is empty
 * }</pre>
 */
public final class Asked {
    private final String path;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Asked(String path) {
        this.path = path;
    }

    /** Begins an address. */
    public static Asked of(String path) {
        return new Asked(path);
    }

    /** Adds a word, unless there is nothing in it. */
    public Asked with(String name, @Nullable Object value) {
        var text = value == null ? null : given(value.toString());
        if (text != null) {
            values.put(name, text);
        }
        return this;
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The address, with all that is in the words encoded. */
    public String url() {
        var address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** The word without what surrounds it; null where nothing was said. */
    public static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What the word means; null where nothing was said, or nothing that is known: addresses are typed and kept. */
    public static <T> @Nullable T read(@Nullable String text, Function<String, T> parse) {
        var word = given(text);
        if (word == null) {
            return null;
        }
        try {
            return parse.apply(word);
        } catch (IllegalArgumentException | DateTimeException unknown) {
            return null;
        }
    }

    /**
     * What the word means; null where nothing was said.
     *
     * @throws Invalid for a word that is not known
     */
    public static <T> @Nullable T strictly(String field, @Nullable String text, Function<String, T> parse) {
        var word = given(text);
        if (word == null) {
            return null;
        }
        try {
            return parse.apply(word);
        } catch (IllegalArgumentException | DateTimeException unknown) {
            throw new Invalid(List.of(new FieldProblem(field, "Not known: " + word)));
        }
    }

    /** When the day begins there. */
    public static @Nullable Instant startOf(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** When the day is over there. */
    public static @Nullable Instant endOf(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : startOf(day.plusDays(1), zone);
    }
}
