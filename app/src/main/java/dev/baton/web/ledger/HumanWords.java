package dev.baton.web.ledger;

import dev.baton.shared.CustomerLinks;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The part of a message that says something to people; the rest is for machines. */
final class HumanWords {
    private static final Set<String> FOR_MACHINES =
            Set.of("html", "messageId", "references", "inReplyTo", "replyTo", "record", "automatic");

    /** By the name that the payload gives them, in a stable order. */
    static Map<String, String> of(Map<String, Object> payload) {
        var words = new TreeMap<String, String>();
        payload.forEach((name, value) -> {
            if (!FOR_MACHINES.contains(name) && (value instanceof String || value instanceof Number)) {
                words.put(name, CustomerLinks.withoutKeys(value.toString()));
            }
        });
        return words;
    }

    private HumanWords() {}
}
