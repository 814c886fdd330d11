package dev.baton.delegates.csat;

/** What whoever carries a ticket tells those who ask its customer. */
public final class CsatMessages {
    public static final String TICKET_RATED = Csat.TICKET_RATED;

    private CsatMessages() {}
}
