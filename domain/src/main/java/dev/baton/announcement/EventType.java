package dev.baton.announcement;

import dev.baton.shared.RecordType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of event the world may hear of, with the fields its data has; {@code docs/events} holds the schema of each. A
 * field that is no id, key, number, moment or status has no place in an event: whoever may know more asks the API.
 */
public enum EventType {
    LEAD_REGISTERED(RecordType.LEAD, "lead channel", ""),
    LEAD_QUALIFIED(RecordType.LEAD, "lead", ""),
    LEAD_NURTURED(RecordType.LEAD, "lead until", ""),
    LEAD_ASSIGNED(RecordType.LEAD, "lead queue strategy owner", ""),
    LEAD_MERGED(RecordType.LEAD, "lead survivor", ""),
    LEAD_CLOSED(RecordType.LEAD, "lead reason", ""),
    OPPORTUNITY_OPENED(RecordType.OPPORTUNITY, "opportunity lead company openedAt", ""),
    CONVERSION_UNDONE(RecordType.OPPORTUNITY, "opportunity lead", ""),
    ERASURE_REQUESTED(RecordType.ERASURE, "request channel dueAt", ""),
    ERASURE_ANSWERED(RecordType.ERASURE, "request outcome", ""),
    TICKET_OPENED(RecordType.TICKET, "ticket number channel", ""),
    TICKET_TRIAGED(RecordType.TICKET, "ticket number priority queue", "category"),
    TICKET_ASSIGNED(RecordType.TICKET, "ticket number queue", "owner"),
    TICKET_ESCALATED(RecordType.TICKET, "ticket number level to", "from"),
    TICKET_ENDANGERED(RecordType.TICKET, "ticket number clock percent action", ""),
    TICKET_BREACHED(RecordType.TICKET, "ticket number clock", ""),
    TICKET_REPLIED(RecordType.TICKET, "ticket number direction", "first"),
    TICKET_RESOLVED(RecordType.TICKET, "ticket number resolution cycle", ""),
    TICKET_REOPENED(RecordType.TICKET, "ticket number cycle", ""),
    TICKET_CLOSED(RecordType.TICKET, "ticket number", ""),
    TICKET_MERGED(RecordType.TICKET, "ticket number survivor", ""),
    TICKET_RATED(RecordType.TICKET, "ticket number rating", "");

    /** Changes with every change of a type's schema that a reader could notice. */
    public static final int VERSION = 1;

    private final RecordType record;
    private final Set<String> required;
    private final Set<String> optional;

    EventType(RecordType record, String required, String optional) {
        this.record = record;
        this.required = words(required);
        this.optional = words(optional);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** The word in tables, URLs and routes: {@code lead.registered}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Reads what {@link #key()} wrote. */
    public static EventType parse(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no event '" + key + "'"));
    }

    /** Its name in the world: {@code dev.baton.lead.registered.v1}. */
    public String worldly() {
        return "dev.baton." + key() + ".v" + VERSION;
    }

    /** Names the schema of its data. */
    public String schema() {
        return "urn:baton:event:" + key() + ":v" + VERSION;
    }

    public RecordType record() {
        return record;
    }

    public Set<String> required() {
        return required;
    }

    public Set<String> optional() {
        return optional;
    }

    /** @throws IllegalArgumentException if a field is missing or is none of this type's */
    void check(Set<String> fields) {
        var missing = required.stream()
                .filter(field -> !fields.contains(field))
                .sorted()
                .toList();
        var strange = fields.stream()
                .filter(field -> !required.contains(field) && !optional.contains(field))
                .sorted()
                .toList();
        if (!missing.isEmpty() || !strange.isEmpty()) {
            throw new IllegalArgumentException(
                    "The data of %s lacks %s and has %s besides".formatted(key(), missing, strange));
        }
    }

    /** All that can be announced, in the order of their words. */
    public static List<EventType> inOrder() {
        return Arrays.stream(values())
                .sorted(Comparator.comparing(EventType::key))
                .toList();
    }
}
