package dev.baton.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much each channel has to do: of the tenant, or of all where the work is that of all. */
@Service
@Transactional(readOnly = true)
public class ChannelStates {
    // A partial index each: sent messages, which are nearly all, are never looked at.
    private static final String OPEN = """
            select channel, sum(waiting) as waiting, sum(dead) as dead, min(oldest) as oldest, sum(resting) as resting
              from (select channel, count(*) as waiting, 0 as dead, min(created_at) as oldest, 0 as resting
                      from crm.outbox where state = 'waiting' group by channel
                    union all
                    select channel, 0, count(*), null, 0 from crm.outbox where state = 'dead' group by channel
                    union all
                    select channel, 0, 0, null, count(*) from crm.channel_circuit
                     where open_until is not null group by channel) as work
             group by channel
            """;

    private final JdbcClient jdbc;

    ChannelStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every channel, also those that have nothing to do. */
    public List<ChannelState> all() {
        var busy = jdbc
                .sql(OPEN)
                .query((row, n) -> new ChannelState(
                        Channel.parse(row.getString("channel")),
                        row.getLong("waiting"),
                        row.getLong("dead"),
                        OutboxRows.instant(row, "oldest"),
                        row.getInt("resting")))
                .list()
                .stream()
                .collect(Collectors.toMap(ChannelState::channel, Function.identity()));
        return Arrays.stream(Channel.values())
                .map(channel -> busy.getOrDefault(channel, new ChannelState(channel, 0, 0, null, 0)))
                .toList();
    }
}
