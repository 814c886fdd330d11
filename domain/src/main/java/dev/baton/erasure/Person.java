package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One person as our records know them.
 *
 * @param opportunities those whose contact or lead they are
 * @param tickets those they asked for
 * @param namesakes leads and contacts of the same name that are somebody else
 */
record Person(
        Set<UUID> leads,
        Set<UUID> contacts,
        Set<UUID> opportunities,
        Set<UUID> tickets,
        Set<UUID> namesakes,
        PersonTerms terms,
        String language) {

    Person {
        // Whoever was searched for before there were tickets has none.
        tickets = tickets == null ? Set.of() : tickets;
    }

    List<RecordRef> records() {
        return Stream.of(
                        refs(RecordType.LEAD, leads),
                        refs(RecordType.CONTACT, contacts),
                        refs(RecordType.OPPORTUNITY, opportunities),
                        refs(RecordType.TICKET, tickets))
                .flatMap(refs -> refs)
                .toList();
    }

    private static Stream<RecordRef> refs(RecordType type, Collection<UUID> ids) {
        return ids.stream().sorted().map(id -> new RecordRef(type, id));
    }

    UUID[] ids() {
        return records().stream().map(RecordRef::id).toArray(UUID[]::new);
    }
}
