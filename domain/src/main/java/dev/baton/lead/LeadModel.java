package dev.baton.lead;

import java.util.Optional;

/** A model that was trained on leads won and lost. Optional: without one, rules alone decide. */
public interface LeadModel {
    Optional<ModelScore> score(LeadId lead);
}
