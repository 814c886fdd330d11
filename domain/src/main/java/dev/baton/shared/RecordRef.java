package dev.baton.shared;

import java.util.Collection;
import java.util.UUID;

/** Points to one record, whatever its kind: {@code lead:0199...}. */
public record RecordRef(RecordType type, UUID id) {
    public static RecordRef lead(UUID id) {
        return new RecordRef(RecordType.LEAD, id);
    }

    /** Reads what {@link #toString()} wrote. */
    public static RecordRef parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A record reference reads 'type:id', not '" + text + "'");
        }
        return new RecordRef(RecordType.parse(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
    }

    /** The types of records, in their order, as a query takes them beside their {@link #ids}. */
    public static String[] types(Collection<RecordRef> records) {
        return records.stream().map(record -> record.type().key()).toArray(String[]::new);
    }

    /** The ids of records, in their order. */
    public static UUID[] ids(Collection<RecordRef> records) {
        return records.stream().map(RecordRef::id).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return type.key() + ":" + id;
    }
}
