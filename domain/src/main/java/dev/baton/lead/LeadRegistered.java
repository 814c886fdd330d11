package dev.baton.lead;

/** A lead came in. */
public record LeadRegistered(LeadId lead, LeadChannel channel) {}
