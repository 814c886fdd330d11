package dev.baton.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param seq the place in the chain; null for an entry without one
 * @param entry number of the entry, where known
 * @param says a sentence for whoever must look into it
 */
public record Finding(
        Kind kind, @Nullable Long seq, @Nullable Long entry, String says) {
    /** What was done to the trail. */
    public enum Kind {
        /** An entry says something else now. */
        CHANGED,
        /** An entry, or its place, is gone. */
        REMOVED,
        /** An entry was put in later. */
        INSERTED,
        /** An entry stands at another's place. */
        MOVED,
        /** What an entry said was taken away, and no entry says why. */
        BLANKED,
        /** The chain ends before a place that is known to have been. */
        CUT,
        /** A place that is known has another hash now: it or something before it was written anew. */
        REWRITTEN
    }

    @Override
    public String toString() {
        return kind + (seq == null ? "" : " at place " + seq) + (entry == null ? "" : " (entry " + entry + ")") + ": "
                + says;
    }
}
