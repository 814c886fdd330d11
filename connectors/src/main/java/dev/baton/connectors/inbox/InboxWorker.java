package dev.baton.connectors.inbox;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Loops;
import dev.baton.connectors.Reason;
import dev.baton.inbox.EntriesWaiting;
import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hands what waits in the inbox to its handlers. */
@Component
class InboxWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    private final Map<String, InboxHandler> handlers;
    private final InboxLedger ledger;
    private final InboxSettings settings;
    private final Loops loops = new Loops();
    private volatile boolean stopping;

    InboxWorker(List<InboxHandler> handlers, InboxLedger ledger, InboxSettings settings) {
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(InboxHandler::kind, Function.identity()));
        this.ledger = ledger;
        this.settings = settings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(EntriesWaiting waiting) {
        loops.wake();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        loops.start(() -> {
            stopping = false;
            var owner = "inbox-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
            return IntStream.rangeClosed(1, settings.threads())
                    .mapToObj(n -> Loop.start("inbox-" + n, settings.poll(), () -> round(owner)))
                    .toList();
        });
    }

    @Override
    public void stop() {
        stopping = true;
        loops.stop();
    }

    @Override
    public boolean isRunning() {
        return loops.isRunning();
    }

    private boolean round(String owner) {
        var entries = ledger.lease(owner);
        for (var entry : entries) {
            if (stopping) {
                ledger.handBack(entry, owner);
            } else {
                handle(entry, owner);
            }
        }
        return !entries.isEmpty();
    }

    private void handle(InboxEntry entry, String owner) {
        var notYet = new AtomicReference<String>();
        try {
            Tenancy.from(originOf(entry), () -> {
                ledger.handle(entry, owner, leased -> {
                    if (answerTo(leased) instanceof Handled.NotYet later) {
                        notYet.set(later.reason());
                        return false;
                    }
                    return true;
                });
                return true;
            });
        } catch (RuntimeException cause) {
            LOG.warn("Inbox entry {} ({}) could not be handled", entry.id(), entry.kind(), cause);
            notYet.set(Reason.of(cause));
        }
        if (notYet.get() != null) {
            var delay = settings.backoff().after(entry.attempts() + 1, ThreadLocalRandom.current());
            ledger.failed(entry, owner, Reason.shortened(notYet.get()), delay);
        }
    }

    private Origin originOf(InboxEntry entry) {
        var handler = handlers.get(entry.kind());
        return handler == null ? Origin.JOB : Origin.of(handler.client());
    }

    private Handled answerTo(InboxEntry entry) {
        var handler = handlers.get(entry.kind());
        return handler == null
                ? Handled.notYet("Nobody handles entries of kind '" + entry.kind() + "'")
                : handler.handle(entry);
    }
}
