package dev.baton.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows; null asks for nothing.
 *
 * @param q words, or beginnings of words, of name, company, e-mail, phone or product; small typing errors are forgiven
 * @param ownerLogin {@code -} for leads without an owner
 * @param from received at or after
 * @param to received before
 */
public record LeadFilter(
        @Nullable String q,
        @Nullable LeadStatus status,
        @Nullable Grade grade,
        @Nullable Band band,
        @Nullable String queue,
        @Nullable String ownerLogin,
        @Nullable LeadChannel channel,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All leads. */
    public static final LeadFilter ALL = new LeadFilter(null, null, null, null, null, null, null, null, null);

    public static LeadFilter search(String q) {
        return new LeadFilter(q, null, null, null, null, null, null, null, null);
    }
}
