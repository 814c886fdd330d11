package dev.baton.timeline;

import java.time.Instant;

/** What happened and when, for those who weigh it and need not read it. */
public record Happened(ActivityKind kind, Direction direction, Instant at) {}
