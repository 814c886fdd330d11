package dev.baton.connectors;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Loops that start and end together. */
public final class Loops {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private volatile List<Loop> running = List.of();

    public boolean isRunning() {
        return !running.isEmpty();
    }

    /** Starts them, unless they run. */
    public synchronized void start(Supplier<List<Loop>> loops) {
        if (!isRunning()) {
            running = List.copyOf(loops.get());
        }
    }

    public void wake() {
        running.forEach(Loop::wake);
    }

    /** Asks all of them to end and waits for it, but not for ever. */
    public synchronized void stop() {
        var stopped = running;
        running = List.of();
        stopped.forEach(Loop::stop);
        try {
            for (var loop : stopped) {
                loop.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
