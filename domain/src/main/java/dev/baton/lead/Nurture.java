package dev.baton.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Staying in touch until it is time to look again.
 *
 * @param engagement how much interest there was when it began; null for a lead without a score
 */
@Embeddable
record Nurture(
        @Column(name = "nurture_until") Instant until,

        @Column(name = "nurture_engagement") @Nullable Integer engagement) {
    boolean isWarmerBy(int points, int now) {
        return now >= (engagement == null ? 0 : engagement) + points;
    }
}
