package dev.baton.macro;

import java.util.UUID;

/**
 * A text that answers begin with.
 *
 * @param version of the row, for whoever changes it
 */
public record Macro(UUID id, MacroText text, long version) {}
