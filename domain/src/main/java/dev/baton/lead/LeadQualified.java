package dev.baton.lead;

/** A person found a lead worth an opportunity. */
public record LeadQualified(LeadId lead) {}
