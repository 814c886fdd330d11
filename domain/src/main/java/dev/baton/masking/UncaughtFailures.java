package dev.baton.masking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ends a thread is told by the log, without people: the JVM would write it to the console as it is. */
public final class UncaughtFailures {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtFailures.class);

    /** From now on, for each thread of this JVM that nobody else looks after; to say so twice changes nothing. */
    public static void goToTheLog() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.error("The thread '{}' ended", thread.getName(), failure));
    }

    private UncaughtFailures() {}
}
