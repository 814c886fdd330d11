package dev.baton.web.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time zones people choose from: those of places, by the names of the IANA time zone database. */
final class Zones {
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC");
    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> PLACE.matcher(zone).matches())
            .sorted()
            .toList();

    static Optional<ZoneId> find(@Nullable String name) {
        return name == null || !ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.empty()
                : Optional.of(ZoneId.of(name));
    }

    private Zones() {}
}
