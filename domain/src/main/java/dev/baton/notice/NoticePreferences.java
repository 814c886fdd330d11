package dev.baton.notice;

import dev.baton.shared.PhoneNumber;
import dev.baton.sms.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param ways by kind; the usual one where a kind is not named
 * @param phone for texts; null for none
 * @param quiet in which letters and texts wait, by the person's own clock; null for none
 * @param pressing whether what presses comes in quiet hours, too
 * @param digestAt when the letter of the day is made, by the person's own clock
 * @param version of what was read; 0 before anything was saved
 */
public record NoticePreferences(
        Map<NoticeKind, Way> ways,
        @Nullable PhoneNumber phone,
        @Nullable QuietHours quiet,
        boolean pressing,
        LocalTime digestAt,
        long version) {
    /** When the digest is made for who said nothing. */
    public static final LocalTime MORNING = LocalTime.of(8, 0);

    static final NoticePreferences USUAL = new NoticePreferences(Map.of(), null, null, false, MORNING, 0);

    public NoticePreferences {
        ways = Map.copyOf(ways);
    }

    public Way way(NoticeKind kind) {
        return ways.getOrDefault(kind, kind.usual());
    }

    /** Until when something waits that happens now; empty for what may go at once. */
    Optional<Instant> quietUntil(Instant now, ZoneId zone, boolean presses) {
        if (quiet == null || pressing && presses) {
            return Optional.empty();
        }
        var end = quiet.next(now, List.of(zone));
        return end.isAfter(now) ? Optional.of(end) : Optional.empty();
    }
}
