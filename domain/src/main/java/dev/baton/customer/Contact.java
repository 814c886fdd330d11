package dev.baton.customer;

import org.jspecify.annotations.Nullable;

/** A person in a company we deal with. */
public record Contact(
        ContactId id,
        @Nullable CompanyId company,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String jobTitle,
        long version) {

    public String name() {
        return (firstName + " " + lastName).strip();
    }
}
