package dev.baton.assignment;

import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A lead got an owner, or lost it. */
public record LeadAssigned(LeadId lead, @Nullable PersonId owner, String queue) {}
