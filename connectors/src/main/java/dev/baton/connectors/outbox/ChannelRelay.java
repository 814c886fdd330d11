package dev.baton.connectors.outbox;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Reason;
import dev.baton.outbox.Channel;
import dev.baton.outbox.NotNow;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages of one channel to their peer: leases them, sends with no transaction open, acknowledges each. */
class ChannelRelay {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelRelay.class);

    private final Sender sender;
    private final OutboxLedger ledger;
    private final OutboxSettings settings;
    private final String owner;
    private final Semaphore slots;
    private final ExecutorService pool;
    private final Map<OutboxLedger.Lane, Long> restingSince = new ConcurrentHashMap<>();
    private final Loop loop;
    private volatile boolean stopping;

    ChannelRelay(Sender sender, OutboxLedger ledger, OutboxSettings settings, String owner) {
        this.sender = sender;
        this.ledger = ledger;
        this.settings = settings;
        this.owner = owner;
        this.slots = new Semaphore(settings.batch());
        var name = "outbox-" + sender.channel().key();
        var number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(
                settings.threads(), work -> new Thread(work, name + "-" + number.incrementAndGet()));
        this.loop = Loop.start(name, settings.poll(), this::round);
    }

    void wake() {
        loop.wake();
    }

    void beginStop() {
        stopping = true;
        loop.stop();
    }

    /** Waits for what is under way; what was leased and not begun is handed back. */
    void awaitStop(Duration atMost) throws InterruptedException {
        loop.join(atMost);
        pool.shutdown();
        if (!pool.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Messages of {} are still under way; what is not acknowledged is sent again", sender.channel());
        }
    }

    /** Half of the batch is kept free of slow messages, so that they do not hold up the rest. */
    private boolean round() throws InterruptedException {
        var half = (settings.batch() + 1) / 2;
        if (!slots.tryAcquire(half, settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        var free = half + slots.drainPermits();
        var begun = 0;
        try {
            var leased = ledger.lease(sender.channel(), owner, free);
            for (var message : leased) {
                pool.execute(() -> deliverOne(message));
                begun++;
            }
            return !leased.isEmpty();
        } finally {
            // Probes may come on top of the limit.
            slots.release(Math.max(free - begun, 0));
        }
    }

    private void deliverOne(Leased message) {
        try {
            deliver(message);
        } catch (RuntimeException cause) {
            LOG.error(
                    "Could not settle message {}; it is taken up again",
                    message.entry().id(),
                    cause);
        } finally {
            slots.release();
        }
    }

    private void deliver(Leased message) {
        var entry = message.entry();
        if (stopping || restsSince(message)) {
            ledger.handBack(message, owner);
            return;
        }
        if (message.lostBy() != null) {
            ledger.noteLost(entry, message.lostBy());
            if (entry.attempts() >= settings.maxAttempts()) {
                ledger.bury(message, owner, "Given up: no relay that took it came to an end with it");
                return;
            }
        }
        if (leaseIsShort(message) && !ledger.renew(entry, owner)) {
            return;
        }
        send(message);
    }

    private void send(Leased message) {
        var entry = message.entry();
        SendOutcome outcome;
        try {
            outcome = Tenancy.as(entry.tenant(), OutboxLedger.RELAY, () -> sender.send(entry));
        } catch (RuntimeException cause) {
            failed(entry, cause);
            return;
        }
        if (outcome instanceof SendOutcome.Refused refused) {
            ledger.refused(entry, owner, Reason.shortened(refused.answer()));
        } else if (outcome instanceof SendOutcome.Later later) {
            ledger.postpone(message, owner, Reason.shortened(later.answer()), later.notBefore());
        } else {
            ledger.sent(entry, owner, Reason.shortened(outcome.answer()));
        }
        if (sender.channel() == Channel.EVENT) {
            loop.wake(); // The next event of this record has waited for this one.
        }
    }

    private void failed(OutboxEntry entry, RuntimeException cause) {
        LOG.info("Message {} could not be sent: {}", entry.id(), Reason.of(cause));
        LOG.debug("Message {} could not be sent", entry.id(), cause);
        var backoff = settings.backoff().after(entry.attempts() + 1, ThreadLocalRandom.current());
        var delay = cause instanceof NotNow asked && asked.atLeast().compareTo(backoff) > 0 ? asked.atLeast() : backoff;
        if (ledger.failed(entry, owner, Reason.of(cause), delay)) {
            restingSince.put(OutboxLedger.Lane.of(entry), System.nanoTime());
        }
    }

    /** What was taken before the channel began to rest goes back untried. */
    private boolean restsSince(Leased message) {
        var since = restingSince.get(OutboxLedger.Lane.of(message.entry()));
        return since != null && !message.probe() && message.leasedAt() - since < 0;
    }

    private boolean leaseIsShort(Leased message) {
        var left = settings.lease().toNanos() - (System.nanoTime() - message.leasedAt());
        return left < settings.sendTimeout().toNanos();
    }
}
