package dev.baton.lead;

/** What became of the thanks for a lead's interest. */
public enum ThankOutcome {
    /** The letter is posted. */
    POSTED,
    /** It was posted before; a repeated step changes nothing. */
    POSTED_BEFORE,
    /** Whoever handed in the lead did not want it, or it came in a way that is not answered. */
    NOT_WANTED,
    /** There is no e-mail address. */
    NO_ADDRESS,
    /** The person asked us not to write. */
    SUPPRESSED
}
