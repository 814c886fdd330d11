package dev.baton.consent;

import java.time.Instant;
import java.util.UUID;

/** A consent as it was kept. */
public record Consent(UUID id, ConsentGiven answer, Instant at) {}
