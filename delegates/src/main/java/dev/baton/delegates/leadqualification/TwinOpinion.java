package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.Answer;
import dev.baton.lead.TwinCandidate;
import dev.baton.lead.TwinVerdict;
import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/** What the duplicate policy says of one candidate. */
record TwinOpinion(TwinVerdict verdict, @Nullable RecordRef candidate, String reason) {
    static final TwinOpinion NOBODY = new TwinOpinion(TwinVerdict.UNIQUE, null, "Nobody we know is like them.");

    static TwinOpinion of(TwinCandidate candidate, Answer answer) {
        return new TwinOpinion(TwinVerdict.parse(answer.text("verdict")), candidate.record(), answer.text("reason"));
    }

    /** The surer of two; the earlier of equals, since candidates come most alike first. */
    TwinOpinion surer(TwinOpinion other) {
        return other.verdict.compareTo(verdict) > 0 ? other : this;
    }
}
