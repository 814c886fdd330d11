package dev.baton.lead;

import org.jspecify.annotations.Nullable;

/** What to call a lead. */
final class LeadNames {
    /** The person's name, else the company, else how to reach them. */
    static String title(
            String firstName, String lastName, String companyName, @Nullable String email, @Nullable String phone) {
        var name = (firstName + " " + lastName).strip();
        if (!name.isEmpty()) {
            return name;
        }
        if (!companyName.isEmpty()) {
            return companyName;
        }
        return email != null ? email : phone != null ? phone : "Unknown";
    }

    private LeadNames() {}
}
