package dev.baton.sla;

/** What a clock measures the time to. */
public enum ClockKind {
    /** The first answer of a person. */
    FIRST,
    /** The next answer, after the customer has written again. */
    NEXT,
    /** The solution. */
    RESOLUTION
}
