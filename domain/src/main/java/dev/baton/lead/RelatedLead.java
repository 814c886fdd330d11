package dev.baton.lead;

/** A lead of somebody whom another record is about. */
public record RelatedLead(LeadId id, String title, LeadStatus status) {}
