package dev.baton.conversion;

import dev.baton.lead.LeadId;
import dev.baton.opportunity.OpportunityId;

/** The conversion of a lead was taken back. */
public record ConversionUndone(LeadId lead, OpportunityId opportunity) {}
