package dev.baton.lead;

/**
 * What a trained model thinks of a lead.
 *
 * @param probability 0 to 1, of winning it
 * @param ageDays how old the model is; the grade table ignores one that is too old
 */
public record ModelScore(double probability, long ageDays) {}
