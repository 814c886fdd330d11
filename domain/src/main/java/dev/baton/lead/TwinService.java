package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether we know a lead already, and makes one record of two, so that it can be taken back. */
@Service
@Transactional
public class TwinService {

    /** Looks for twins and keeps the candidates, the most alike first. */
    @CanIgnoreReturnValue
    public List<TwinCandidate> findTwins(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What {@link #findTwins} found. */
    public List<TwinCandidate> candidates(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The duplicate policy has decided; the candidate is null when there is none. */
    public void twinsDecided(LeadId id, TwinVerdict verdict, @Nullable RecordRef candidate, String reason) {
        throw new UnsupportedOperationException();
    }

    /** A person compared. */
    public void compared(LeadId id, boolean same, @Nullable RecordRef survivor, @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Nobody compared in time: the lead goes on, and says so. */
    public void flagPossibleTwin(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Merges the lead into the record that was chosen; says which it is. */
    @CanIgnoreReturnValue
    public RecordRef merge(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Takes a merge back, within 30 days. */
    public void undoMerge(LeadId id) {
        throw new UnsupportedOperationException();
    }
}
