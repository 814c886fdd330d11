package dev.baton.journey;

import dev.baton.identity.SignedIn;
import java.util.List;

/** Finds the processes of the tenant that stand still because a step failed, and lets them try again. */
public interface StuckWork {
    /** The newest first, no more than asked. */
    List<StuckStep> list(int most);

    /**
     * Tries a step again at once.
     *
     * @param person who wants it, for the engine's log and the audit trail
     * @throws dev.baton.shared.NotFound if it is not stuck any more
     */
    void retry(String jobId, SignedIn person);
}
