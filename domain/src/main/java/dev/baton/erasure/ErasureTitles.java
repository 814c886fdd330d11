package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.worklist.RecordTitle;
import dev.baton.worklist.RecordTitles;
import org.springframework.stereotype.Component;

/** What the work list calls a request: by its reference, never by the person. */
@Component
class ErasureTitles implements RecordTitles {
    private static final int URGENT = 80;

    @Override
    public boolean knows(RecordType type) {
        return type == RecordType.ERASURE;
    }

    @Override
    public RecordTitle of(RecordRef record) {
        return new RecordTitle(new ErasureId(record.id()).reference(), null, URGENT);
    }
}
