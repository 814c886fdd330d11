package dev.baton.ticket;

import java.util.Locale;

/** What is done about a promise in danger. */
public enum EscalationAction {
    /** Whoever has the ticket is told, or its team. */
    NOTIFY("Whoever has it was told"),
    /** It goes back to its team, for somebody who is there. */
    REASSIGN("It went back to its team"),
    /** It becomes more urgent. */
    RAISE_PRIORITY("It became more urgent"),
    /** Whoever leads support takes care of it. */
    MANAGER_TASK("Whoever leads support was asked to take care of it"),
    /** Nothing. */
    NONE("Nobody was told");

    private final String done;

    EscalationAction(String done) {
        this.done = done;
    }

    /** A sentence for the timeline. */
    String done() {
        return done;
    }

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static EscalationAction parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
