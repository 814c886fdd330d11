package dev.baton.delegates.leadqualification;

import dev.baton.lead.TwinCandidate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records a person can choose from when a lead is somebody we know. */
final class TwinOptions {
    static Map<String, @Nullable Object> of(List<TwinCandidate> candidates) {
        return Map.of("candidates", candidates.stream().map(TwinOptions::option).toList());
    }

    private static Map<String, String> option(TwinCandidate candidate) {
        var label = Stream.of(candidate.name(), candidate.companyName(), candidate.email())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return Map.of("label", label, "value", candidate.record().toString());
    }

    private TwinOptions() {}
}
