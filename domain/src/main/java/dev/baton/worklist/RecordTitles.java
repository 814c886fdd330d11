package dev.baton.worklist;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;

/** Knows what to call a record. Implemented by the modules that own records. */
public interface RecordTitles {
    /** Whether it knows records of that kind. */
    boolean knows(RecordType type);

    RecordTitle of(RecordRef record);
}
