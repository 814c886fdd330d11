package dev.baton.worklist;

import dev.baton.shared.RecordRef;

/** Knows what to call a record. Implemented by the modules that own records. */
public interface RecordTitles {
    RecordTitle of(RecordRef record);
}
