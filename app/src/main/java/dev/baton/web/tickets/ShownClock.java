package dev.baton.web.tickets;

import dev.baton.ticket.ClockView;
import dev.baton.web.records.WorkingTime;

/**
 * A promise as a page shows it.
 *
 * @param left working time, over the end too
 */
record ShownClock(ClockView clock, WorkingTime left) {
    private static final long SOON = 80;

    static ShownClock of(ClockView clock) {
        return new ShownClock(clock, WorkingTime.of(clock.left().abs()));
    }

    /** The end of a message key: how it stands with the promise. */
    public String state() {
        if (clock.fulfilledAt() != null) {
            return clock.breachedAt() == null ? "kept" : "late";
        }
        if (clock.pausedFor() != null) {
            return "paused";
        }
        if (!clock.running()) {
            return "stopped";
        }
        return isOver() ? "broken" : "running";
    }

    public boolean isOver() {
        return clock.breachedAt() != null || clock.left().isNegative();
    }

    public boolean isOpen() {
        return clock.fulfilledAt() == null;
    }

    public String tone() {
        return switch (state()) {
            case "kept" -> "success";
            case "late", "broken" -> "danger";
            case "running" -> clock.percent() >= SOON ? "warning" : "info";
            default -> "neutral";
        };
    }
}
