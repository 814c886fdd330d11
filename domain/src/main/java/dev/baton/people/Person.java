package dev.baton.people;

import java.time.ZoneId;

/**
 * Somebody who works with Baton.
 *
 * @param login unique in the tenant; also the engine's user id
 * @param zone where their days begin
 * @param capacity how many open leads they can carry
 * @param active false when they have left; their history stays
 */
public record Person(
        PersonId id,
        String login,
        String name,
        String email,
        ZoneId zone,
        String locale,
        int capacity,
        boolean active) {}
