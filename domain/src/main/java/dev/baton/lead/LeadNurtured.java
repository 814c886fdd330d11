package dev.baton.lead;

import java.time.Instant;

/** A lead is not ready yet: we stay in touch, and look again then. */
public record LeadNurtured(LeadId lead, Instant until) {}
