package dev.baton.connectors;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does rounds of work: at once again while there is work, else after a pause or when woken. */
public final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** One round. */
    @FunctionalInterface
    public interface Round {
        /**
         * @return true if there may be more to do right away
         */
        boolean work() throws InterruptedException;
    }

    private final Semaphore signal = new Semaphore(0);
    private final Duration pause;
    private final Round round;
    private final Thread thread;
    private volatile boolean running = true;

    private Loop(String name, Duration pause, Round round) {
        this.pause = pause;
        this.round = round;
        this.thread = new Thread(this::run, name);
    }

    public static Loop start(String name, Duration pause, Round round) {
        var loop = new Loop(name, pause, round);
        loop.thread.start();
        return loop;
    }

    public void wake() {
        signal.release();
    }

    /** Asks it to end after the round under way. */
    public void stop() {
        running = false;
        wake();
    }

    /** Waits for its end. */
    public void join(Duration atMost) throws InterruptedException {
        thread.join(atMost.toMillis());
    }

    private void run() {
        while (running) {
            try {
                if (work() || signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean work() throws InterruptedException {
        try {
            return round.work();
        } catch (RuntimeException | Error cause) {
            // An error too: a thread that died of one would end all rounds to come without a word.
            if (running) {
                LOG.warn("{} could not do its round and tries again: {}", thread.getName(), Reason.of(cause), cause);
            }
            return false;
        }
    }
}
