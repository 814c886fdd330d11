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

    private static final String GROUP = "role:";

    /** The word in tokens and tables: {@code read-only}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The engine's group of whoever has this role. A team cannot be called so: its key holds no colon. */
    public String group() {
        return GROUP + key();
    }

    /** The role whose group in the engine that is; none for a team's. */
    public static Optional<Role> ofGroup(String group) {
        return group.startsWith(GROUP) ? find(group.substring(GROUP.length())) : Optional.empty();
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
