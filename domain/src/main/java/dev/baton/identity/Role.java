package dev.baton.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or an API key may do, as the identity token says it. */
public enum Role {
    ADMIN,
    MANAGER,
    SALES,
    SUPPORT,
    FINANCE,
    ONBOARDING,
    ANALYST,
    OPERATIONS,
    READ_ONLY;

    /** The word in tokens and tables: {@code read-only}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that word, if there is one; tokens may carry words that are none of ours. */
    public static Optional<Role> find(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
