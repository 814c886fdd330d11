package dev.baton.ticket;

import java.time.Instant;

/**
 * How a conversation with a vendor stands.
 *
 * @param silentAt when somebody looks whether they have answered; counts only while they have to
 */
public record SideLook(SideState state, Instant silentAt) {
    /** Who goes on, as the word in the model. */
    public String whoseTurn() {
        return switch (state) {
            case WAITING -> "waiting";
            case ANSWERED, RETURNED -> "ours";
            case CLOSED -> "over";
        };
    }
}
