package dev.baton.decision;

/**
 * A rule of a decision table that applied.
 *
 * @param reason the rule's annotation: why, in plain words
 */
public record MatchedRule(String id, String reason) {}
