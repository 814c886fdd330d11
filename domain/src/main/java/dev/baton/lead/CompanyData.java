package dev.baton.lead;

import org.jspecify.annotations.Nullable;

/** What somebody outside knows of a company; null where they know nothing. */
public record CompanyData(
        @Nullable String name,
        @Nullable String domain,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String phone) {}
