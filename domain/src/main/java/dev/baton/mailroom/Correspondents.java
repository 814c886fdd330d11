package dev.baton.mailroom;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everybody letters can be for. */
@Component
class Correspondents {
    /** A merge into something merged is rare; a longer chain is a ring. */
    private static final int LONGEST_CHAIN = 10;

    private final Map<RecordType, Correspondent> byType = new EnumMap<>(RecordType.class);

    Correspondents(List<Correspondent> all) {
        for (var each : all) {
            var other = byType.put(each.type(), each);
            if (other != null) {
                throw new IllegalStateException(
                        "Letters about a " + each.type().key() + " are for one, not for " + each + " and " + other);
            }
        }
    }

    Optional<Correspondent> of(RecordType type) {
        return Optional.ofNullable(byType.get(type));
    }

    Collection<Correspondent> all() {
        return byType.values();
    }

    /** Where a letter of this sender belongs whose thread leads to a record. */
    Optional<RecordRef> rightful(RecordRef record, String from) {
        var correspondent = byType.get(record.type());
        return correspondent == null ? Optional.of(record) : current(correspondent.rightful(record, from));
    }

    /** Where letters about a record belong today; the record itself while nobody is there who could tell. */
    Optional<RecordRef> current(RecordRef record) {
        var at = record;
        for (var hop = 0; hop < LONGEST_CHAIN; hop++) {
            var correspondent = byType.get(at.type());
            if (correspondent == null) {
                return Optional.of(at);
            }
            var next = correspondent.current(at);
            if (next == null) {
                return Optional.empty();
            }
            if (next.equals(at)) {
                return Optional.of(at);
            }
            at = next;
        }
        return Optional.of(at);
    }
}
