package dev.baton.knowledge;

import java.util.UUID;

/**
 * An article that may help.
 *
 * @param excerpt the words around what was found, as plain text
 */
public record Suggestion(UUID id, String slug, String title, String excerpt) {}
