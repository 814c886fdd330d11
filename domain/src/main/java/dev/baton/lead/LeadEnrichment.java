package dev.baton.lead;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills in what is known of a lead's company, never over what a person entered. */
@Service
@Transactional
public class LeadEnrichment {

    /** Takes over what we know of the company; true when something is still missing that a provider could know. */
    public boolean fillFromKnown(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The domain a provider can be asked about; null when there is none. */
    public @Nullable String askableDomain(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What the provider answered last. */
    public Optional<CompanyData> answer(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Takes over what a provider knows. */
    public void applyCompanyData(LeadId id, CompanyData data) {
        throw new UnsupportedOperationException();
    }

    /** Takes over the provider's answer that waits for this lead. */
    public void applyAnswer(LeadId id) {
        throw new UnsupportedOperationException();
    }
}
