package dev.baton.knowledge;

/** How many readers said that an article's text helped them, and how many that it did not. */
public record Votes(long up, long down) {}
