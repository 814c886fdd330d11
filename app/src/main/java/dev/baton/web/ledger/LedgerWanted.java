package dev.baton.web.ledger;

import dev.baton.outbox.Channel;
import dev.baton.outbox.LedgerSearch;
import dev.baton.outbox.OutboxState;
import dev.baton.web.Asked;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which lines of the ledger somebody asks for; a day is one of the tenant's.
 *
 * @param record the id of a record, or a reference to it ({@code lead:0199...})
 */
record LedgerWanted(
        @Nullable String channel,
        @Nullable String state,
        @Nullable String record,
        @Nullable String key,
        @Nullable String step,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable UUID before) {

    LedgerSearch in(ZoneId zone) {
        return new LedgerSearch(
                Asked.strictly("channel", channel, Channel::parse),
                Asked.strictly("state", state, OutboxState::parse),
                Asked.strictly("record", record, text -> UUID.fromString(text.substring(text.indexOf(':') + 1))),
                Asked.given(key),
                Asked.given(step),
                Asked.startOf(from, zone),
                Asked.endOf(to, zone),
                before);
    }

    public boolean isAny() {
        return asked().isEmpty();
    }

    String pageBefore(UUID next) {
        return asked().with("before", next).url();
    }

    private Asked asked() {
        return Asked.of("/operations/ledger")
                .with("channel", channel)
                .with("state", state)
                .with("record", record)
                .with("key", key)
                .with("step", step)
                .with("from", from)
                .with("to", to);
    }
}
