package dev.baton.knowledge;

import java.time.Instant;

/** A text that an article has, or had. */
public record ArticleVersion(int number, ArticleText text, String actor, Instant at) {}
