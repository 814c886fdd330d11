package dev.baton.ticket;

/** What became of telling somebody that their ticket came in. */
public enum AckOutcome {
    POSTED,
    POSTED_BEFORE,
    /** A machine wrote, or they were told on the telephone. */
    NOT_WANTED,
    /** They were told so about another ticket a short while ago. */
    TOLD_LATELY,
    /** There is no address, or nobody may write to it. */
    NO_ADDRESS
}
