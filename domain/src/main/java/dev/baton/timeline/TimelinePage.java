package dev.baton.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a timeline, newest first.
 *
 * @param next where the next, older part begins; null at the end
 */
public record TimelinePage(
        List<Activity> activities, @Nullable String next) {
    public TimelinePage {
        activities = List.copyOf(activities);
    }
}
