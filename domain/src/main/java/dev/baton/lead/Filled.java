package dev.baton.lead;

import java.util.Map;

/**
 * What filling in changed about a lead, to take it back.
 *
 * @param before by the fields' keys; an empty text where nothing was known
 * @param after the same fields, as they were kept
 */
public record Filled(Map<String, String> before, Map<String, String> after) {
    public Filled {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    public boolean isNothing() {
        return after.isEmpty();
    }
}
