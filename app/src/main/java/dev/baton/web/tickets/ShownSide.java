package dev.baton.web.tickets;

import dev.baton.ticket.SideConversation;
import dev.baton.web.records.TimelineEntry;
import java.util.List;

/**
 * A conversation with a vendor, as a page shows it.
 *
 * @param entries newest first
 */
record ShownSide(SideConversation side, List<TimelineEntry> entries) {
    public String tone() {
        return switch (side.state()) {
            case WAITING -> "warning";
            case ANSWERED -> "info";
            case RETURNED -> "danger";
            case CLOSED -> "neutral";
        };
    }
}
