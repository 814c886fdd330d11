package dev.baton.delegates.engine;

import dev.baton.decision.Decided;

/** What a decision answered that was asked outside of any process, and what has to be kept of it. */
public record Judged(Answer answer, Decided decided) {}
