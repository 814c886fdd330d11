package dev.baton.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which clocks people of a country live. */
final class Clocks {
    /** Zones are renamed and parted; what this Java does not know yet, it cannot ask. */
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private static final Map<String, List<ZoneId>> ZONES = read();

    /** One zone for each clock of the country; none where it is not known. */
    static List<ZoneId> of(@Nullable String country) {
        return country == null ? List.of() : ZONES.getOrDefault(country, List.of());
    }

    private static Map<String, List<ZoneId>> read() {
        try (var file = Objects.requireNonNull(Clocks.class.getResourceAsStream("zones.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(
                            words -> words[0],
                            words -> Stream.of(words)
                                    .skip(1)
                                    .filter(KNOWN::contains)
                                    .map(ZoneId::of)
                                    .toList()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Clocks() {}
}
