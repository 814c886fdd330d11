package dev.baton.lead;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * A record that may be the same person as a lead.
 *
 * @param record the lead or contact
 * @param verdict what the duplicate policy said of it; null before it was asked
 */
public record TwinCandidate(
        RecordRef record,
        String name,
        String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String ownerName,
        TwinFacts facts,
        @Nullable TwinVerdict verdict,
        @Nullable String reason) {}
