package dev.baton.customer;

import dev.baton.people.PersonId;
import org.jspecify.annotations.Nullable;

/** An organisation we deal with. */
public record Company(
        CompanyId id,
        String name,
        @Nullable String domain,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String phoneE164,
        @Nullable PersonId owner,
        boolean customer,
        long version) {}
