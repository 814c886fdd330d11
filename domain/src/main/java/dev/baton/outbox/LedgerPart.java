package dev.baton.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the ledger, newest first.
 *
 * @param next where the next, older part begins; null at the end
 */
public record LedgerPart(List<LedgerLine> lines, @Nullable UUID next) {
    public LedgerPart {
        lines = List.copyOf(lines);
    }
}
