package dev.baton.live;

/** A signal reached this node. */
public record Heard(Signal signal) {}
