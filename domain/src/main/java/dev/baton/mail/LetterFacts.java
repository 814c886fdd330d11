package dev.baton.mail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A letter as the inbox and the outbox keep it: what is known of it, by name. */
public final class LetterFacts {
    private final Map<String, Object> facts;

    private LetterFacts(Map<String, Object> facts) {
        this.facts = facts;
    }

    /** Nothing yet. */
    public static LetterFacts none() {
        return new LetterFacts(new LinkedHashMap<>());
    }

    /** What {@link #payload()} wrote. */
    public static LetterFacts of(Map<String, Object> payload) {
        return new LetterFacts(payload);
    }

    /** Notes one more; null where it is not known, and then nothing is kept of it. */
    @CanIgnoreReturnValue
    public LetterFacts and(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }

    public Map<String, Object> payload() {
        return facts;
    }

    /**
     * What every letter has.
     *
     * @throws IllegalArgumentException if this one has not
     */
    public String text(String name) {
        var text = textOrNull(name);
        if (text == null) {
            throw new IllegalArgumentException("A letter needs '" + name + "'; this one has " + facts.keySet());
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        var value = facts.get(name);
        return value == null ? null : value.toString();
    }

    /** All of them; none where nothing is known. */
    public List<String> texts(String name) {
        return facts.get(name) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Facts within facts; none where nothing is known. */
    public List<LetterFacts> all(String name) {
        var found = new ArrayList<LetterFacts>();
        if (facts.get(name) instanceof List<?> values) {
            values.forEach(value -> within(value).ifPresent(found::add));
        }
        return found;
    }

    /** Facts within facts; nothing where none are known. */
    public Optional<LetterFacts> one(String name) {
        return within(facts.get(name));
    }

    private static Optional<LetterFacts> within(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> entries)) {
            return Optional.empty();
        }
        var inner = none();
        entries.forEach((key, fact) -> inner.and(String.valueOf(key), fact));
        return Optional.of(inner);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(facts.get(name));
    }
}
