package dev.baton.conversion;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.lead.LeadId;
import dev.baton.outbox.SendKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an opportunity of a lead, once, with the whole history. */
@Service
@Transactional
public class ConversionService {

    /** Converts; a lead that was converted before (a repeated step) answers with what it became. */
    @CanIgnoreReturnValue
    public Converted convert(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What a lead became, while that holds. */
    public Optional<Converted> of(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** A person wants it back: refused when it is too late, else the process does it. */
    public void requestUndo(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Takes the conversion back: everything returns to the lead. */
    public void undo(LeadId id, String login) {
        throw new UnsupportedOperationException();
    }

    /** Tells the world that an opportunity was opened, once per key. */
    public void announce(LeadId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        throw new UnsupportedOperationException();
    }
}
