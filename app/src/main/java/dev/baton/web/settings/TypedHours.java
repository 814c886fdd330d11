package dev.baton.web.settings;

import dev.baton.calendar.OpenHours;
import dev.baton.shared.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The hours of a day as people type them: {@code 9:00-12:30, 13:00-24:00}; {@code 22:00-06:00} lasts into the next day. */
final class TypedHours {
    private static final int DAY = 24 * 60;

    /**
     * Reads the hours of one day, in order.
     *
     * @throws Rejected with the key of what is wrong, and the part that is
     */
    static List<OpenHours> read(String typed) {
        var hours = new ArrayList<OpenHours>();
        for (var part : typed.split("[,;]")) {
            if (!part.isBlank()) {
                hours.add(OpenHours.parse(part));
            }
        }
        hours.sort(Comparator.comparingInt(OpenHours::from));
        for (var at = 1; at < hours.size(); at++) {
            if (hours.get(at).from() < end(hours.get(at - 1))) {
                throw new Rejected("calendar.hours.overlap", hours.get(at - 1), hours.get(at));
            }
        }
        return hours;
    }

    private static int end(OpenHours hours) {
        return hours.until() > hours.from() ? hours.until() : hours.until() + DAY;
    }

    private TypedHours() {}
}
