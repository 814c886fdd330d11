package dev.baton.conversion;

import dev.baton.lead.LeadId;
import dev.baton.opportunity.OpportunityId;

/** A lead became an opportunity. */
public record LeadConverted(LeadId lead, OpportunityId opportunity) {}
