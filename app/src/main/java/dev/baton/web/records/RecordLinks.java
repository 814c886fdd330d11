package dev.baton.web.records;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/** Where records are shown. */
public final class RecordLinks {
    /** The path of the record's page; null for a kind of record that has none. */
    public static @Nullable String of(RecordRef record) {
        return switch (record.type()) {
            case LEAD -> "/leads/" + record.id();
            case TICKET -> "/tickets/" + record.id();
            case ERASURE -> "/privacy/" + record.id();
            case SIDE_CONVERSATION -> "/side-conversations/" + record.id();
            case COMPANY, CONTACT, OPPORTUNITY, PERSON -> null;
        };
    }

    private RecordLinks() {}
}
