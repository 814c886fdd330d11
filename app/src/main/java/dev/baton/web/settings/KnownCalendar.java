package dev.baton.web.settings;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.SpecialDay;
import java.util.Collection;
import java.util.Comparator;

/**
 * A calendar as a page shows it.
 *
 * @param version what a change of it must name; {@link #UNWRITTEN} while the company's own is nowhere written down
 */
record KnownCalendar(CalendarDefinition definition, long version) {
    static final long UNWRITTEN = -1;

    boolean isWritten() {
        return version != UNWRITTEN;
    }

    /**
     * @param read the version that the sender of a change has seen
     * @throws org.springframework.dao.OptimisticLockingFailureException if it is not the one that is stored
     */
    void unchanged(long read) {
        if (isWritten()) {
            DeadlineMoves.unchanged("calendar " + definition.key(), version, read);
        }
    }

    /** The same with these special days, in their order. */
    CalendarDefinition withDays(Collection<SpecialDay> days) {
        var sorted =
                days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList();
        return new CalendarDefinition(
                definition.key(), definition.name(), definition.zone(), definition.region(), definition.week(), sorted);
    }
}
