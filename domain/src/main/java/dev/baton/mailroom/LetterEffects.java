package dev.baton.mailroom;

/**
 * What a letter may cause.
 *
 * @param thread it joins the record it belongs to
 * @param open it opens a record where it belongs to none
 * @param acknowledge a machine may answer it
 * @param reopen it brings back what was closed, ends a wait for an answer, and starts the time to answer it within
 * @param inform whoever looks after the record hears of it
 */
public record LetterEffects(boolean thread, boolean open, boolean acknowledge, boolean reopen, boolean inform) {
    /** It causes nothing. */
    public static final LetterEffects NONE = new LetterEffects(false, false, false, false, false);

    /** All a letter can cause. */
    public static final LetterEffects ALL = new LetterEffects(true, true, true, true, true);
}
