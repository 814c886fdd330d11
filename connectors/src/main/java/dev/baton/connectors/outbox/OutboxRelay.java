package dev.baton.connectors.outbox;

import dev.baton.outbox.Channel;
import dev.baton.outbox.MessagesWaiting;
import dev.baton.outbox.Sender;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends what waits in the outbox: one {@link ChannelRelay} for each channel that has a sender. */
@Component
class OutboxRelay implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final List<Sender> senders;
    private final OutboxLedger ledger;
    private final OutboxSettings settings;
    private volatile Map<Channel, ChannelRelay> relays = Map.of();

    OutboxRelay(List<Sender> senders, OutboxLedger ledger, OutboxSettings settings) {
        this.senders = senders;
        this.ledger = ledger;
        this.settings = settings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(MessagesWaiting waiting) {
        var relay = relays.get(waiting.channel());
        if (relay != null) {
            relay.wake();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        // A name of its own for each start: what a killed process had leased is never taken for ours.
        var owner = "relay-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        var started = new EnumMap<Channel, ChannelRelay>(Channel.class);
        for (var sender : senders) {
            if (started.containsKey(sender.channel())) {
                throw new IllegalStateException(
                        "Two senders for the channel " + sender.channel().key());
            }
            started.put(sender.channel(), new ChannelRelay(sender, ledger, settings, owner));
        }
        relays = started;
    }

    @Override
    public synchronized void stop() {
        var stopped = relays;
        relays = Map.of();
        stopped.values().forEach(ChannelRelay::beginStop);
        try {
            for (var relay : stopped.values()) {
                relay.awaitStop(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !relays.isEmpty();
    }
}
