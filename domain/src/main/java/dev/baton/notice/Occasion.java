package dev.baton.notice;

import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import java.util.Map;

/**
 * Something happened that somebody is to know.
 *
 * @param key names it: who was told of it is not told again
 * @param facts what its sentence says besides the record; nothing about a customer
 * @param pressing whether it may come in quiet hours, to whoever wants that
 */
public record Occasion(SendKey key, NoticeKind kind, RecordRef record, Map<String, String> facts, boolean pressing) {
    public Occasion {
        facts = Map.copyOf(facts);
    }

    public static Occasion of(SendKey key, NoticeKind kind, RecordRef record) {
        return new Occasion(key, kind, record, Map.of(), false);
    }
}
