package dev.baton.customer;

import dev.baton.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A company to keep.
 *
 * @param domain what stands behind the at sign of its addresses
 * @param country ISO 3166-1 alpha-2
 */
public record NewCompany(
        String name,
        @Nullable String domain,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String phoneE164,
        @Nullable PersonId owner,
        boolean customer) {}
