package dev.baton.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a channel has to do.
 *
 * @param oldestWaiting since when the oldest message waits; null if none does
 * @param openCircuits of how many tenants the channel rests
 */
public record ChannelState(
        Channel channel, long waiting, long dead, @Nullable Instant oldestWaiting, int openCircuits) {}
