package dev.baton.outbox;

import java.time.Duration;

/** A message could not be sent, and is not to be tried again before some time has passed. */
public class NotNow extends RuntimeException {
    private final transient Duration wait;

    /** As the peer asks, or as long as it may take until the peer can tell what became of the message. */
    public NotNow(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** The same, after something had gone wrong. */
    public NotNow(String message, Duration wait, Throwable cause) {
        super(message, cause);
        this.wait = wait;
    }

    public Duration atLeast() {
        return wait;
    }
}
