package dev.baton.customer;

import org.jspecify.annotations.Nullable;

/** A person in a company to keep. */
public record NewContact(
        @Nullable CompanyId company,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String jobTitle) {}
