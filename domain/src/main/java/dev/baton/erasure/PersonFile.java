package dev.baton.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that is held about a person (GDPR Art. 15).
 *
 * @param record the lead or contact it was asked for: {@code lead:0199...}
 * @param names by which addresses, numbers and names the person was searched for
 * @param sections what was found, by place
 */
public record PersonFile(String record, Instant at, List<String> names, List<Section> sections) {
    /**
     * What is held at one place.
     *
     * @param rows each by its columns; what is empty is left out
     */
    public record Section(Place place, List<Map<String, String>> rows) {}
}
