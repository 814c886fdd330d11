package dev.baton.lead;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** The score of a lead as it is kept, without its explanation, which the decisions of the lead keep. */
@Embeddable
record KeptScore(
        @Convert(converter = KeyConverters.OfGrade.class) Grade grade,
        @Convert(converter = KeyConverters.OfBand.class) Band band,
        Integer fit,
        Integer engagement,
        Integer firstTouchMinutes,
        Instant scoredAt) {
    static KeptScore of(Score score, Instant now) {
        return new KeptScore(
                score.grade(), score.band(), score.fit(), score.engagement(), score.firstTouchMinutes(), now);
    }
}
