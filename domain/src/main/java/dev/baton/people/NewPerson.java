package dev.baton.people;

import java.time.ZoneId;
import java.util.Set;

/**
 * What is to be known of a person.
 *
 * @param teams keys of all their teams ({@code sales-sdr}); they leave those that are not named
 */
public record NewPerson(String login, String name, String email, ZoneId zone, int capacity, Set<String> teams) {
    public NewPerson {
        teams = Set.copyOf(teams);
    }
}
