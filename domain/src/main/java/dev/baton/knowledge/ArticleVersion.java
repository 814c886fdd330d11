package dev.baton.knowledge;

import java.time.Instant;

/** That an article has a text, or had; what it says is read by its number. */
public record ArticleVersion(int number, String title, String actor, Instant at) {}
