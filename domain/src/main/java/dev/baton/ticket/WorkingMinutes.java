package dev.baton.ticket;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Working time as people write it: {@code 8 h}, {@code 1 h 30 min}, {@code 45 min}. */
public final class WorkingMinutes {
    private static final Pattern TEXT = Pattern.compile(
            "(?:(\\d{1,5})\\s*(?:h|std\\.?))?\\s*(?:(\\d{1,6})\\s*(?:min\\.?|m))?", Pattern.CASE_INSENSITIVE);

    public static String text(Duration time) {
        var hours = time.toHours();
        var minutes = time.toMinutesPart();
        return hours == 0 ? minutes + " min" : minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }

    /** Reads what {@link #text} wrote, and what people write instead of it; empty for what says no time. */
    public static Optional<Duration> parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (text.isBlank() || !matcher.matches()) {
            return Optional.empty();
        }
        var hours = matcher.group(1);
        var minutes = matcher.group(2);
        return Optional.of(Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                .plusMinutes(minutes == null ? 0 : Long.parseLong(minutes)));
    }

    private WorkingMinutes() {}
}
