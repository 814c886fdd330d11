package dev.baton.ticket;

import dev.baton.sla.ClockKind;
import java.time.Duration;

/**
 * What is promised about a ticket; all times are working time.
 *
 * @param policy the word for it
 * @param first until the first answer of a person
 * @param next until the answer to each further letter
 * @param resolution until it is solved
 * @param calendar key of the calendar that counts the time
 * @param escalationSet which rungs of the ladder apply
 */
public record Promise(
        String policy,
        Duration first,
        Duration next,
        Duration resolution,
        String calendar,
        boolean pausesForCustomer,
        boolean pausesForVendor,
        String escalationSet) {

    /** How much working time a clock of that kind has. */
    public Duration target(ClockKind kind) {
        return switch (kind) {
            case FIRST -> first;
            case NEXT -> next;
            case RESOLUTION -> resolution;
        };
    }
}
