package dev.baton.lead;

import org.jspecify.annotations.Nullable;

/** What the fit table is asked with. */
public record FitFacts(
        JobLevel jobLevel,
        @Nullable Long employees,
        @Nullable String industry,
        @Nullable String country,
        EmailClass emailClass,
        @Nullable String source) {}
