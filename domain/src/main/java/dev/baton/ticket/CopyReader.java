package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be in copy of an answer.
 *
 * @param address as it is compared
 * @param usual whether they get one unless somebody says otherwise: they take part already and stand in the last letter;
 *     never who came with a ticket that became part of this one and is a stranger to its customer, nor whom letters do not
 *     reach
 * @param fresh whether the last letter named them first: a letter is easily forged, so somebody looks before they read what
 *     we answer
 * @param mergedFrom the number of the ticket they came with; null where they always took part, or one of us has written to
 *     them since
 * @param lost letters to them came back
 * @param reachable false for those who may not be written to
 */
public record CopyReader(
        String address,
        boolean usual,
        boolean fresh,
        @Nullable Long mergedFrom,
        boolean lost,
        boolean reachable) {}
