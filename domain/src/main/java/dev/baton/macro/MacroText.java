package dev.baton.macro;

import dev.baton.knowledge.Language;
import org.jspecify.annotations.Nullable;

/**
 * All that is written of a macro.
 *
 * @param team key of the team it is for; null for every team
 * @param category of the tickets it is for; null for all
 */
public record MacroText(
        String name,
        Language language,
        @Nullable String team,
        @Nullable String category,
        MacroBody body) {}
