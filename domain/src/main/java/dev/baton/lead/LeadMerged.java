package dev.baton.lead;

import dev.baton.shared.RecordRef;

/** A lead became part of a record that was known before. */
public record LeadMerged(LeadId lead, RecordRef survivor) {}
