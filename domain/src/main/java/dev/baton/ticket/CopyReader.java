package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be in copy of an answer.
 *
 * @param address as it is compared
 * @param usual whether they get one unless somebody says otherwise: they take part already, and got or wrote the last
 *     letter; never whoever only asked in a ticket that became part of this one, to whom the customer is a stranger, nor
 *     whom letters do not reach
 * @param fresh whether the last letter named them first: a letter is easily forged, so somebody looks before they read what
 *     we answer
 * @param askedIn the number of their own ticket that became part of this one; null where there is none
 * @param lost letters to them came back
 * @param reachable false for those who may not be written to
 */
public record CopyReader(
        String address,
        boolean usual,
        boolean fresh,
        @Nullable Long askedIn,
        boolean lost,
        boolean reachable) {}
