package dev.baton.masking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ends a thread is told by the log, without people: the JVM would write it to the console as it is. */
public final class UncaughtFailures {
    /** From now on, for each thread of this JVM that nobody else looks after; to say so twice changes nothing. */
    public static void goToTheLog() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> loggerOf(failure).error("The thread '{}' ended", thread.getName(), failure));
    }

    /** That of the class it comes from: who silences a library silences this, too. */
    private static Logger loggerOf(Throwable failure) {
        var trace = failure.getStackTrace();
        return LoggerFactory.getLogger(trace.length == 0 ? UncaughtFailures.class.getName() : trace[0].getClassName());
    }

    private UncaughtFailures() {}
}
