package dev.baton.ticket;

import java.util.Locale;

/** What is done about a customer who does not answer. */
public enum Silence {
    /** They wrote, or somebody works on it again. */
    OVER,
    REMIND,
    GIVE_UP;

    /** The word in models: {@code give-up}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
