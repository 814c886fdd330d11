package dev.baton.ticket;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells what a text is about by its words. Only the topic reaches the tables and their records, never the words: those are
 * the customer's.
 */
final class Topics {
    private static final Map<Topic, Set<String>> STEMS = new EnumMap<>(Map.of(
            Topic.OUTAGE,
                    Set.of(
                            "outage",
                            "down",
                            "unreachable",
                            "offline",
                            "ausfall",
                            "ausgefallen",
                            "störung",
                            "erreichbar",
                            "stillstand"),
            Topic.ACCESS,
                    Set.of(
                            "password",
                            "login",
                            "locked",
                            "passwort",
                            "kennwort",
                            "anmelden",
                            "anmeldung",
                            "gesperrt",
                            "2fa"),
            Topic.BILLING,
                    Set.of(
                            "invoice",
                            "billing",
                            "payment",
                            "refund",
                            "charged",
                            "rechnung",
                            "zahlung",
                            "abgebucht",
                            "mahnung"),
            Topic.CANCELLATION, Set.of("cancel", "cancellation", "terminate", "kündigen", "kündigung"),
            Topic.COMPLAINT,
                    Set.of(
                            "complaint",
                            "unacceptable",
                            "lawyer",
                            "beschwerde",
                            "inakzeptabel",
                            "unverschämt",
                            "anwalt"),
            Topic.DEFECT, Set.of("error", "bug", "broken", "crash", "fails", "fehler", "kaputt", "defekt", "absturz"),
            Topic.QUESTION, Set.of("question", "how", "frage", "wie", "möglich", "possible")));

    /** The first topic, in the order of {@link Topic}, that a word of the text belongs to. */
    static Topic of(String text) {
        var words = Set.copyOf(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        for (var topic : Topic.values()) {
            if (STEMS.getOrDefault(topic, Set.of()).stream().anyMatch(words::contains)) {
                return topic;
            }
        }
        return Topic.OTHER;
    }

    private Topics() {}
}
