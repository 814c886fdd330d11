package dev.baton.sla;

import dev.baton.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promise of so much working time, and how much of it is used up. It runs, or waits for somebody, or has been kept or
 * broken and stopped. What it has counted stays counted: a change of the calendar or of the promise moves what is still to
 * come.
 *
 * <pre>{@code
 * var clock = SlaClock.started(ClockKind.RESOLUTION, Duration.ofHours(8), calendar, friday16h);
 * clock.paused(PauseReason.CUSTOMER, calendar, friday17h).resumed(calendar, tuesday9h).dueAt(); // Tuesday 16:00
 * }</pre>
 *
 * @param target working time that was promised
 * @param consumed working time of the stretches that have ended
 * @param runningSince when the stretch that has not ended began; null while it stands
 * @param pausedFor whom it waits for; null unless it waits
 * @param dueAt when the promise is broken if nothing happens; null while it stands
 * @param breachedAt when it was broken; null if it was not
 * @param fulfilledAt when what was promised was done; null if it is still to do
 */
public record SlaClock(
        ClockKind kind,
        Duration target,
        Duration consumed,
        @Nullable Instant runningSince,
        @Nullable PauseReason pausedFor,
        @Nullable Instant dueAt,
        @Nullable Instant breachedAt,
        @Nullable Instant fulfilledAt) {
    public SlaClock {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("A promise is some working time, not " + target);
        }
    }

    /** One that runs from now on. */
    public static SlaClock started(ClockKind kind, Duration target, BusinessCalendar calendar, Instant now) {
        return new SlaClock(kind, target, Duration.ZERO, null, null, null, null, null).running(calendar, now);
    }

    public boolean isRunning() {
        return runningSince != null;
    }

    /** Working time used up until then, which is not before the last change. */
    public Duration consumedAt(BusinessCalendar calendar, Instant now) {
        return runningSince == null ? consumed : consumed.plus(calendar.businessBetween(runningSince, now));
    }

    /** Working time left then; negative once the promise is broken. */
    public Duration leftAt(BusinessCalendar calendar, Instant now) {
        return target.minus(consumedAt(calendar, now));
    }

    /**
     * When so many percent of the promise are used up, if nothing happens. In the past if they are already; empty while the
     * clock stands.
     */
    public Optional<Instant> reaches(int percent, BusinessCalendar calendar) {
        return Optional.ofNullable(runningSince)
                .map(since -> after(
                        calendar,
                        since,
                        target.multipliedBy(percent).dividedBy(100).minus(consumed)));
    }

    /** Waits for somebody; one that waits goes on waiting, for whom is named last. */
    public SlaClock paused(PauseReason reason, BusinessCalendar calendar, Instant now) {
        if (fulfilledAt != null) {
            return this;
        }
        var standing = standing(calendar, now);
        return new SlaClock(kind, target, standing.consumed, null, reason, null, standing.breachedAt, null);
    }

    /** Goes on from what was used up; one that runs or has been stopped is as it was. */
    public SlaClock resumed(BusinessCalendar calendar, Instant now) {
        return pausedFor == null ? this : running(calendar, now);
    }

    /** What was promised has been done. */
    public SlaClock fulfilled(BusinessCalendar calendar, Instant now) {
        if (fulfilledAt != null) {
            return this;
        }
        var standing = standing(calendar, now);
        return new SlaClock(kind, target, standing.consumed, null, null, null, standing.breachedAt, now);
    }

    /** It was not done after all: goes on from what was used up. One that has not been stopped is as it was. */
    public SlaClock reopened(BusinessCalendar calendar, Instant now) {
        return fulfilledAt == null ? this : running(calendar, now);
    }

    /**
     * Another promise from now on. One that was broken is not any more if the new one leaves time; one that has been
     * stopped is as it was.
     */
    public SlaClock promising(Duration other, BusinessCalendar calendar, Instant now) {
        if (fulfilledAt != null) {
            return this;
        }
        var standing = standing(calendar, now);
        var broken = standing.consumed.compareTo(other) >= 0;
        var changed = new SlaClock(
                kind,
                other,
                standing.consumed,
                null,
                pausedFor,
                null,
                broken ? standing.breachedAt == null ? now : standing.breachedAt : null,
                null);
        return isRunning() ? changed.running(calendar, now) : changed;
    }

    /** The calendar was changed: what was counted by the old one stays, what is to come is counted by the new one. */
    public SlaClock moved(BusinessCalendar old, BusinessCalendar calendar, Instant now) {
        return isRunning() ? standing(old, now).running(calendar, now) : this;
    }

    /** Notes that the promise was broken, if it is by then. */
    public SlaClock checked(Instant now) {
        return dueAt == null || breachedAt != null || now.isBefore(dueAt)
                ? this
                : new SlaClock(kind, target, consumed, runningSince, pausedFor, dueAt, dueAt, fulfilledAt);
    }

    /** The same with its stretch ended. */
    private SlaClock standing(BusinessCalendar calendar, Instant now) {
        var checked = checked(now);
        return new SlaClock(
                kind, target, consumedAt(calendar, now), null, pausedFor, null, checked.breachedAt, fulfilledAt);
    }

    private SlaClock running(BusinessCalendar calendar, Instant now) {
        var due = breachedAt == null ? after(calendar, now, target.minus(consumed)) : breachedAt;
        return new SlaClock(kind, target, consumed, now, null, due, breachedAt, null);
    }

    private static Instant after(BusinessCalendar calendar, Instant since, Duration left) {
        return left.isNegative() || left.isZero() ? since : calendar.addBusiness(since, left);
    }
}
