package dev.baton.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person or an API key is there for, as the identity token says it. What it may do is in {@link Right}. */
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

    /** All that the role may do. */
    public Set<Right> rights() {
        return Arrays.stream(Right.values())
                .filter(right -> right.isOf(this))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }

    /** The role of that word, if there is one; tokens may carry words that are none of ours. */
    public static Optional<Role> find(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
