package dev.baton.lead;

import dev.baton.outbox.SendKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters Baton writes about leads. */
@Service
@Transactional
public class LeadLetters {

    /** Thanks for the interest, once per key. */
    public ThankOutcome thank(LeadId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        throw new UnsupportedOperationException();
    }

    /** Reminds the owner (or the team while there is none) how much of the promised time is gone. */
    public void remindOwner(
            LeadId id, int percent, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        throw new UnsupportedOperationException();
    }

    /** Tells the sales managers that a lead stayed untouched; the key is extended by the recipient. */
    public void tellManager(LeadId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        throw new UnsupportedOperationException();
    }
}
