package dev.baton.calendar;

import dev.baton.shared.Rejected;
import java.util.List;
import java.util.regex.Pattern;

/**
 * From when until when a business works, by the clock on its wall. Hours that end before they begin ({@code
 * 22:00-06:00}) end on the next day, and belong to the day they begin on.
 *
 * @param from minutes after midnight, 0 to 1439
 * @param until minutes after midnight, 1 to 1440 (24:00); not within when it strikes
 */
public record OpenHours(int from, int until) {
    static final int DAY = 24 * 60;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
    public static final OpenHours ALL_DAY = new OpenHours(0, DAY);

    public OpenHours {
        if (from < 0 || from >= DAY || until < 1 || until > DAY || from == until) {
            throw new Rejected("calendar.hours.impossible", clock(from), clock(until));
        }
    }

    /**
     * Reads {@code 09:00-17:30}.
     *
     * @throws Rejected if the text says no hours
     */
    public static OpenHours parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Rejected("calendar.hours.unreadable", text);
        }
        int until = minutes(matcher.group(3), matcher.group(4), text);
        return new OpenHours(minutes(matcher.group(1), matcher.group(2), text), until == 0 ? DAY : until);
    }

    /** Reads several hours of one day: {@code parseAll("09:00-12:00", "13:00-17:00")}. */
    public static List<OpenHours> parseAll(String... texts) {
        return List.of(texts).stream().map(OpenHours::parse).toList();
    }

    private static int minutes(String hours, String minutes, String text) {
        if (Integer.parseInt(minutes) > 59) {
            throw new Rejected("calendar.hours.unreadable", text);
        }
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    /** Minutes from the midnight of the day they begin on until they end: more than 1440 if that is the next day. */
    int end() {
        return until > from ? until : until + DAY;
    }

    @Override
    public String toString() {
        return clock(from) + "-" + clock(until);
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
