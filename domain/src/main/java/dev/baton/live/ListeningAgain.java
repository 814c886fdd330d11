package dev.baton.live;

/** This node hears signals from now on; of what was said before, it may have missed some. */
public record ListeningAgain() {}
