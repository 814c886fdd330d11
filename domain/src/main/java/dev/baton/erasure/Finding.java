package dev.baton.erasure;

import org.jspecify.annotations.Nullable;

/**
 * What was found at one place.
 *
 * @param found how many rows
 * @param action what becomes of it; null before the law was asked
 */
public record Finding(
        Place place,
        int found,
        @Nullable ErasureOutcome action,
        @Nullable String reason,
        @Nullable String law,
        int keepYears) {
    public boolean isKept() {
        return action != null && action != ErasureOutcome.ERASE;
    }
}
