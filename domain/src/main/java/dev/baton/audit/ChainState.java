package dev.baton.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the chain of a tenant stands.
 *
 * @param seq the last place; 0 for none
 * @param hash of the last place, hexadecimal; null for none
 * @param sealedAt when it was sealed; null for never
 * @param verifiedAt when it was verified last; null for never
 * @param verifiedSeq up to which place
 * @param found how many findings there were then
 */
public record ChainState(
        long seq,
        @Nullable String hash,
        @Nullable Instant sealedAt,
        @Nullable Instant verifiedAt,
        long verifiedSeq,
        int found) {}
