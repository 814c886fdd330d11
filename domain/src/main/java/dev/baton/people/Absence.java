package dev.baton.people;

import java.time.Instant;
import java.util.UUID;

/** A time in which a person is not there, and so is given no work. */
public record Absence(UUID id, PersonId person, Instant from, Instant to, String reason) {}
