package dev.baton.ticket;

import dev.baton.calendar.BusinessCalendar;
import java.time.Instant;

/**
 * How long somebody who has to answer is waited for: reminded after three and after six working days, given up after ten.
 *
 * @param reminded the last reminder that was sent, counted from 1; 0 if none was
 */
record Patience(Instant since, int reminded, BusinessCalendar calendar) {
    private static final int DAYS_TO_REMINDER = 3;
    private static final int MOST_REMINDERS = 2;
    private static final int DAYS_TO_GIVING_UP = 10;

    /** When somebody looks whether they have answered. */
    Instant nextLook() {
        return calendar.addBusinessDays(
                since, reminded < MOST_REMINDERS ? DAYS_TO_REMINDER * (reminded + 1) : DAYS_TO_GIVING_UP);
    }

    /** What is done about it if they are silent still. */
    Silence judge(Instant now) {
        return reminded < MOST_REMINDERS || now.isBefore(nextLook()) ? Silence.REMIND : Silence.GIVE_UP;
    }

    /** Which reminder is to be sent now, however often that is asked; 0 if none is. */
    int due(Instant now) {
        for (var reminder = MOST_REMINDERS; reminder > reminded; reminder--) {
            if (!now.isBefore(calendar.addBusinessDays(since, DAYS_TO_REMINDER * reminder))) {
                return reminder;
            }
        }
        return 0;
    }
}
