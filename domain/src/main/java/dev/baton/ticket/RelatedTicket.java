package dev.baton.ticket;

import java.util.Locale;

/** A ticket that belongs together with another. */
public record RelatedTicket(Relation relation, TicketId id, long number, String subject, TicketStatus status) {
    /** What the ticket is to the other. */
    public enum Relation {
        /** The other became part of it. */
        MERGED_INTO,
        /** It became part of the other. */
        TOOK_IN,
        /** The incident that hit the other. */
        INCIDENT_OF,
        /** The other is the incident that hit it. */
        HIT,
        /** The matter that the other goes on with. */
        FOLLOWS,
        /** It goes on with the other. */
        FOLLOWED_BY,
        /** The other was a part of its conversation. */
        SPLIT_FROM,
        /** It was a part of the other's conversation. */
        SPLIT_OFF,
        /** The same person asked. */
        SAME_REQUESTER;

        /** The word in messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Relation parse(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
