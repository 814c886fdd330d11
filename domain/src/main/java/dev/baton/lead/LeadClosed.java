package dev.baton.lead;

/** A lead needs no more work, and was not won. */
public record LeadClosed(LeadId lead, String reason) {}
