package dev.baton.lead;

/**
 * How promising a lead is, with the reason.
 *
 * @param firstTouchMinutes business minutes within which somebody should be in touch
 * @param explanation in plain words, for people
 */
public record Score(Grade grade, Band band, int fit, int engagement, int firstTouchMinutes, String explanation) {}
