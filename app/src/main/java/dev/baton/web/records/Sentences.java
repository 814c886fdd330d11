package dev.baton.web.records;

import dev.baton.shared.RecordType;
import dev.baton.ticket.ClockEntry;
import dev.baton.timeline.Activity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Puts what was stored of a ticket in English into the language of whoever reads it. Only sentences of ours are known, each
 * where it can stand; what people wrote, and whatever else is not known, stays as it is.
 */
@Component
public class Sentences {
    static final String STATUS = "sentences.status.";
    static final String BELOW = "sentences.below.";
    static final String ASSIGNMENT = "sentences.assignment.";
    static final String MERGE = "sentences.merge.";
    static final String CLOCK = "sentences.clock.";
    private static final List<Stored> STORED = stored();

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** The entry of a timeline as its reader understands it. */
    public Activity read(Activity entry) {
        if (entry.record().type() != RecordType.TICKET) {
            return entry;
        }
        var subject = entry.subject();
        var body = entry.body();
        return switch (entry.kind()) {
            case STATUS -> subject == null ? entry : entry.inWords(read(STATUS, subject), below(subject, body));
            case MERGE -> subject == null ? entry : entry.inWords(read(MERGE, subject), body);
            case ASSIGNMENT -> body == null ? entry : entry.inWords(subject, read(ASSIGNMENT, body));
            default -> entry;
        };
    }

    /** The line of a journal as its reader understands it. */
    public ClockEntry read(ClockEntry line) {
        return line.because(read(CLOCK, line.reason()));
    }

    /** Below most sentences stands what somebody wrote; below some another of ours. */
    private @Nullable String below(String subject, @Nullable String body) {
        return body == null
                ? null
                : known(STATUS, subject)
                        .map(above -> read(BELOW + above.stored().name() + ".", body))
                        .orElse(body);
    }

    private String read(String where, String sentence) {
        return known(where, sentence)
                .map(known -> messages.getMessage(
                        known.stored().key(), known.words().toArray(), sentence, LocaleContextHolder.getLocale()))
                .orElse(sentence);
    }

    /** Whether such a sentence is known there. */
    static boolean isKnown(String where, String sentence) {
        return known(where, sentence).isPresent();
    }

    private static Optional<Known> known(String where, String sentence) {
        return STORED.stream()
                .filter(stored -> stored.key().startsWith(where))
                .flatMap(stored -> stored.in(sentence).stream())
                .findFirst();
    }

    /** The longest first: "Part of the incident {0}" is no "Part of {0}". */
    private static List<Stored> stored() {
        var bundle = ResourceBundle.getBundle("messages-sentences", Locale.ROOT);
        return bundle.keySet().stream()
                .sorted(Comparator.comparing(
                                (String key) -> -bundle.getString(key).length())
                        .thenComparing(Comparator.naturalOrder()))
                .map(key -> new Stored(key, Stored.pattern(bundle.getString(key))))
                .toList();
    }

    /** A sentence as it is stored, with what can stand in it. */
    private record Stored(String key, Pattern pattern) {
        private static final Pattern WORD = Pattern.compile("\\{\\d}");

        /** Its words are numbered as they come. */
        static Pattern pattern(String sentence) {
            return Pattern.compile(
                    Arrays.stream(WORD.split(sentence, -1)).map(Pattern::quote).collect(Collectors.joining("(.*)")),
                    Pattern.DOTALL);
        }

        Optional<Known> in(String sentence) {
            var found = pattern.matcher(sentence);
            return found.matches()
                    ? Optional.of(new Known(
                            this,
                            IntStream.rangeClosed(1, found.groupCount())
                                    .mapToObj(found::group)
                                    .toList()))
                    : Optional.empty();
        }

        /** What it says, whichever way: {@code used-up} of {@code sentences.status.used-up.first}. */
        String name() {
            return key.split("\\.")[2];
        }
    }

    private record Known(Stored stored, List<String> words) {}
}
