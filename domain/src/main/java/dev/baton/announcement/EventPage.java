package dev.baton.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the log of events.
 *
 * @param next where to go on reading, now or once there is more; null while there has been none
 */
public record EventPage(List<CloudEvent> events, @Nullable Long next) {}
