package dev.baton.web.ledger;

import dev.baton.outbox.LedgerLine;
import dev.baton.outbox.OutboxState;
import dev.baton.web.records.RecordLinks;
import dev.baton.web.records.Who;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger as people read it.
 *
 * @param who put the message there
 * @param step what the step of the process is called that caused it; null where none did
 */
public record ShownLine(LedgerLine line, Who who, @Nullable String step) {
    public String tone() {
        return tone(line.message().state());
    }

    /** To the page of the record; null where there is none. */
    public @Nullable String link() {
        return RecordLinks.of(line.message().record());
    }

    private static String tone(OutboxState state) {
        return switch (state) {
            case SENT -> "success";
            case WAITING -> "info";
            case DEAD -> "danger";
            case CANCELLED, KEPT -> "neutral";
        };
    }
}
