package dev.baton.consent;

import org.jspecify.annotations.Nullable;

/**
 * What a person answered when asked for their consent.
 *
 * @param given false when they said no, or took it back
 * @param textVersion which wording they saw
 * @param source where they answered ({@code web-form})
 */
public record ConsentGiven(
        Purpose purpose,
        boolean given,
        String textVersion,
        String source,
        @Nullable String ip) {}
