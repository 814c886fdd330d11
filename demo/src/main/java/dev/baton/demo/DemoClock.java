package dev.baton.demo;

import dev.baton.shared.ExemptFromRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock of the default run. It tells the true time, but for the moments in which the sample work's past is lived through. */
@ExemptFromRule(
        value = "only delegates know the engine",
        because = "The engine keeps a clock of its own, and the two must agree")
final class DemoClock extends Clock {
    private final Clock truth = Clock.systemUTC();
    private volatile Duration behind = Duration.ZERO;

    /** Goes to a time that is past; from there it runs on as ever. */
    void goTo(Instant time) {
        behind = Duration.between(time, truth.instant());
        ClockUtil.offset(-behind.toMillis());
    }

    void comeBack() {
        behind = Duration.ZERO;
        ClockUtil.reset();
    }

    Instant trueTime() {
        return truth.instant();
    }

    @Override
    public Instant instant() {
        return truth.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return truth.withZone(zone);
    }
}
