package dev.baton.ticket;

import java.util.Locale;

/** How far a ticket is. */
public enum TicketStatus {
    /** Came in; nobody has looked at it. */
    NEW,
    /** Is being worked on. */
    OPEN,
    /** Waits for an answer of the customer. */
    WAITING_CUSTOMER,
    /** Waits for somebody we asked. */
    WAITING_VENDOR,
    /** Solved; the customer may still say that it is not. */
    RESOLVED,
    /** Over; an answer opens a ticket that follows it. */
    CLOSED,
    /** Part of another ticket. */
    MERGED,
    /** The person is forgotten. */
    ERASED;

    /** The word in tables and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} wrote. */
    public static TicketStatus parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more is said in it: it is closed, part of another, or forgotten. */
    public boolean isOver() {
        return !isLive() && this != RESOLVED;
    }

    /** Whether work is still to do on it. */
    public boolean isLive() {
        return switch (this) {
            case NEW, OPEN, WAITING_CUSTOMER, WAITING_VENDOR -> true;
            case RESOLVED, CLOSED, MERGED, ERASED -> false;
        };
    }
}
