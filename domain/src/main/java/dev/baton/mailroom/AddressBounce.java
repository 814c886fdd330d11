package dev.baton.mailroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address our letters do not reach.
 *
 * @param hard true: they never will, as far as its mail server knows
 * @param times how many came back since it last answered
 * @param expiresAt when it is worth a try again, whatever was said
 */
public record AddressBounce(
        String address,
        boolean hard,
        @Nullable String status,
        @Nullable String diagnostic,
        int times,
        Instant expiresAt) {}
