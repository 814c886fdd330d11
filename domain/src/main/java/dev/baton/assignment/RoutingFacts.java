package dev.baton.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What the routing table is asked with.
 *
 * @param existingAccountOwner whether the lead's company is known and has an active owner
 * @param region {@code emea}, {@code americas}, {@code apac} or {@code other}
 */
public record RoutingFacts(
        boolean existingAccountOwner,
        @Nullable String grade,
        @Nullable String country,
        @Nullable String region,
        @Nullable String industry,
        @Nullable Long employees,
        @Nullable String language,
        @Nullable String product) {}
