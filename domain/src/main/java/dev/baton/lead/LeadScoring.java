package dev.baton.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a lead is scored by, and its score. */
@Service
@Transactional
public class LeadScoring {

    /** What the fit table is asked with. */
    public FitFacts fitFacts(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The signs of interest a lead gave, oldest first. */
    public List<EngagementEvent> engagement(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What the model says; null without one. */
    public @Nullable ModelScore modelScore(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The grade table has decided. */
    public void scored(LeadId id, Score score) {
        throw new UnsupportedOperationException();
    }

    /** The score after a change; true when the lead should be routed anew, since nobody touched it yet. */
    public boolean rescored(LeadId id, Score score) {
        throw new UnsupportedOperationException();
    }
}
