package dev.baton.delegates.engine;

/** How often a failed step is tried again before it waits for an operator. Models use no other cycle. */
public enum RetryCycle {
    /** For what a moment mends: a lock, a restart. */
    QUICK("R5/PT10S"),
    /** For what minutes mend. */
    NORMAL("R4/PT2M"),
    /** For what hours mend. */
    PATIENT("R6/PT30M");

    private final String iso;

    RetryCycle(String iso) {
        this.iso = iso;
    }

    /** As models write it, in ISO 8601. */
    public String iso() {
        return iso;
    }
}
