package dev.baton.web.work;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.web.records.RecordLinks;
import dev.baton.web.records.WorkingTime;
import dev.baton.worklist.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A line of the work list, and what the person who reads it may do with it.
 *
 * @param left the working time until it is due; null if it is never due or overdue
 * @param mine the person has it
 */
record WorkRow(
        WorkItem item,
        boolean overdue,
        @Nullable WorkingTime left,
        boolean mine,
        boolean mayClaim,
        boolean mayUnclaim,
        boolean mayAssign) {

    static WorkRow of(WorkItem item, SignedIn person, WorkClock clock) {
        var mine = person.login().equals(item.assignee());
        var worker = item.isFor(person);
        return new WorkRow(
                item,
                clock.isOverdue(item),
                clock.left(item),
                mine,
                worker && item.assignee() == null,
                worker && mine,
                worker && (mine || person.may(Right.ASSIGN_WORK)));
    }

    /** Where the record is shown; null for a kind of record that has no page. */
    public @Nullable String recordPath() {
        return RecordLinks.of(item.record());
    }

    /** How it stands out: {@code danger}, {@code warning} or {@code neutral}. */
    public String urgency() {
        if (item.priority() >= 80) {
            return "danger";
        }
        return item.priority() >= 60 ? "warning" : "neutral";
    }

    public String priorityWord() {
        if (item.priority() >= 80) {
            return "high";
        }
        return item.priority() >= 60 ? "raised" : "normal";
    }
}
