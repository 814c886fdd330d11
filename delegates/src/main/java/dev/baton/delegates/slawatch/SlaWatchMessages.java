package dev.baton.delegates.slawatch;

/** What whoever carries a ticket tells those who watch its promises. */
public final class SlaWatchMessages {
    public static final String SLA_CHANGED = SlaWatch.SLA_CHANGED;
    public static final String TICKET_CLOSED = SlaWatch.TICKET_CLOSED;

    private SlaWatchMessages() {}
}
