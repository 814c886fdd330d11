package dev.baton.live;

import dev.baton.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Word that something happened to a record, for all nodes: ids only, so whoever hears it asks for what they may see.
 *
 * <pre>{@code
 * Signal.parse("0197... ticket 0198...");
 * }</pre>
 *
 * @param words what else belongs to it; none holds a space
 */
public record Signal(TenantId tenant, Kind kind, UUID record, List<String> words) {
    /** What kind of record it is about. */
    public enum Kind {
        /** A ticket is not as it was, or somebody wrote. */
        TICKET,
        /** What a person is to know has changed. */
        NOTICES,
        /** Somebody looks at a ticket, writes an answer, or left. */
        PRESENCE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Signal {
        words = List.copyOf(words);
    }

    /**
     * Reads what {@link #toString()} or a trigger wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Signal parse(String text) {
        var parts = List.of(text.split(" "));
        if (parts.size() < 3) {
            throw new IllegalArgumentException("A signal names a tenant, a kind and a record, not '" + text + "'");
        }
        return new Signal(
                TenantId.parse(parts.get(0)),
                Kind.valueOf(parts.get(1).toUpperCase(Locale.ROOT)),
                UUID.fromString(parts.get(2)),
                parts.subList(3, parts.size()));
    }

    @Override
    public String toString() {
        var text = tenant + " " + kind.key() + " " + record;
        return words.isEmpty() ? text : text + " " + String.join(" ", words);
    }
}
