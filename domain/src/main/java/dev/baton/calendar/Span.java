package dev.baton.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of real time, its end not within. */
record Span(Instant start, Instant end) {
    Duration length() {
        return Duration.between(start, end);
    }

    private boolean isEmpty() {
        return !start.isBefore(end);
    }

    private Span within(Instant from, Instant until) {
        return new Span(start.isBefore(from) ? from : start, end.isAfter(until) ? until : end);
    }

    /**
     * All instants at which the wall clock shows a time from start until end: none where the clocks jump over it,
     * two stretches where it is shown twice.
     */
    static List<Span> of(LocalDateTime start, LocalDateTime end, ZoneRules rules) {
        var spans = new ArrayList<Span>();
        var last = end.toInstant(ZoneOffset.MIN);
        for (var from = start.toInstant(ZoneOffset.MAX); from.isBefore(last); ) {
            var offset = rules.getOffset(from);
            var transition = rules.nextTransition(from);
            var until = transition == null || transition.getInstant().isAfter(last) ? last : transition.getInstant();
            var span = new Span(start.toInstant(offset), end.toInstant(offset)).within(from, until);
            if (!span.isEmpty()) {
                spans.add(span);
            }
            from = until;
        }
        return spans;
    }

    /** The parts between two instants, in order, those that touch or overlap made one. */
    static List<Span> merged(List<Span> spans, Instant from, Instant until) {
        var sorted = spans.stream()
                .map(span -> span.within(from, until))
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparing(Span::start))
                .toList();
        var merged = new ArrayList<Span>(sorted.size());
        for (var span : sorted) {
            int last = merged.size() - 1;
            if (last < 0 || span.start().isAfter(merged.get(last).end())) {
                merged.add(span);
            } else if (span.end().isAfter(merged.get(last).end())) {
                merged.set(last, new Span(merged.get(last).start(), span.end()));
            }
        }
        return merged;
    }
}
