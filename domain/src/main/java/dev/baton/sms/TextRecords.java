package dev.baton.sms;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Optional;
import java.util.Set;

/** What a module that keeps records knows of numbers. */
public interface TextRecords {
    /** The kinds of records whose whereabouts this module knows. */
    Set<RecordType> kinds();

    /** Where a record of these kinds stands today; empty when it is gone, or over: what is texted then is another matter. */
    Optional<RecordRef> current(RecordRef record);

    /** The newest open record of whose number it is. */
    Optional<RecordRef> newestOpen(PhoneNumber number);
}
