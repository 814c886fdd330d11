package dev.baton.web.records;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, for people to read.
 *
 * @param kind {@code person}, {@code process}, {@code api-key} or {@code system}: the end of a message key
 * @param name of the person or key; null where the kind says it all
 */
public record Who(String kind, @Nullable String name) {}
