package dev.baton.lead;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page of a list begins: after the row with this value of its order, and this key. */
record ListCursor(LeadSort sort, String key, UUID id) {
    private static final String SEPARATOR = "\n";

    static ListCursor parse(String text, LeadSort sort) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 3);
            if (parts.length == 3 && parts[0].equals(sort.key())) {
                return new ListCursor(sort, parts[2], UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException noneOfOurs) {
            // Told below, like the cursor of another order.
        }
        throw new Invalid(
                List.of(new FieldProblem("cursor", "This cursor belongs to another list: begin without one")));
    }

    @Override
    public String toString() {
        var text = String.join(SEPARATOR, sort.key(), id.toString(), key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
