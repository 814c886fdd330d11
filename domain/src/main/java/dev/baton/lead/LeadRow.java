package dev.baton.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a list of leads. */
public record LeadRow(
        LeadId id,
        String title,
        String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        LeadChannel channel,
        LeadStatus status,
        @Nullable Grade grade,
        @Nullable Band band,
        @Nullable Integer score,
        @Nullable String queue,
        @Nullable String ownerLogin,
        @Nullable String ownerName,
        @Nullable Instant firstTouchDueAt,
        Instant receivedAt) {}
