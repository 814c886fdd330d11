package dev.baton.watch;

import dev.baton.outbox.Channel;
import dev.baton.outbox.ChannelState;
import dev.baton.outbox.ChannelStates;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the channels of all tenants are, asked of the database no more often than the settings say. */
@Component
class OutboxWatch {
    private final ChannelStates channels;
    private final WatchSettings settings;
    private final Clock clock;
    private @Nullable Seen seen;

    OutboxWatch(ChannelStates channels, WatchSettings settings, Clock clock) {
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    private record Seen(Instant at, List<ChannelState> states) {}

    synchronized List<ChannelState> states() {
        var now = clock.instant();
        if (seen == null || seen.at().plus(settings.refresh()).isBefore(now)) {
            seen = new Seen(now, Tenancy.acrossTenants("watch", channels::all));
        }
        return seen.states();
    }

    ChannelState of(Channel channel) {
        return states().stream()
                .filter(state -> state.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    /** How long the oldest message of a channel waits. */
    Duration oldest(ChannelState state) {
        var since = state.oldestWaiting();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    boolean waitsTooLong(ChannelState state) {
        return oldest(state).compareTo(settings.longestWait()) > 0;
    }
}
