package dev.baton.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a chain.
 *
 * @param entries how many were looked at
 * @param unsealed how many of them wait for their place
 * @param end the last place; null for an empty chain
 * @param findings the first thousand
 * @param found how many there are
 */
public record Verification(
        long entries, long unsealed, @Nullable Anchor end, List<Finding> findings, int found) {
    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean holds() {
        return found == 0;
    }
}
