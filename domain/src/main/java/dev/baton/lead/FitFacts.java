package dev.baton.lead;

import org.jspecify.annotations.Nullable;

/** What the fit table is asked with. */
public record FitFacts(
        JobLevel jobLevel,
        @Nullable Long employees,
        @Nullable String industry,
        @Nullable String country,
        EmailClass emailClass,
        @Nullable String source) {
    static FitFacts of(LeadDetails known) {
        var employees = known.employees();
        return new FitFacts(
                JobLevels.of(known.jobTitle()),
                employees == null ? null : (long) employees,
                known.industry(),
                known.country(),
                known.emailClass(),
                known.source());
    }
}
