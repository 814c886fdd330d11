package dev.baton.lead;

/** What became of the wish to take a lead back that was handed in by mistake. */
public enum Withdrawal {
    /** The lead and all that belongs to it are gone. */
    WITHDRAWN,
    /** It was gone already. */
    GONE,
    /** Somebody worked on it, or it has come further: it stays. */
    WORKED_ON,
    /** We wrote to the person: what was sent stays true, so the lead stays. */
    WRITTEN_TO
}
