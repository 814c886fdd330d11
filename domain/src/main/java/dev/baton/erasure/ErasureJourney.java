package dev.baton.erasure;

import java.time.Instant;

/** The road of a request to be forgotten. Told by the business, driven by a process. */
public interface ErasureJourney {
    /**
     * Sets a request on its road.
     *
     * @param escalateAt when somebody with more say hears that it is not answered yet
     */
    void erasureRequested(ErasureId request, Instant escalateAt);
}
