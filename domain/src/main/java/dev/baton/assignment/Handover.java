package dev.baton.assignment;

import org.jspecify.annotations.Nullable;

/**
 * With whom a lead is after it was routed anew.
 *
 * @param owner login; null while nobody is free
 * @param queue key of the team that sees it
 */
public record Handover(@Nullable String owner, String queue) {}
