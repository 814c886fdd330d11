package dev.baton.timeline;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a page of a timeline begins: after the entry of this time and key. */
record Cursor(Instant at, UUID id) {
    static final Cursor NEWEST = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static Cursor after(Activity activity) {
        return new Cursor(activity.occurredAt(), activity.id().value());
    }

    static Cursor parse(String text) {
        var parts = text.split("_", 2);
        try {
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException cause) {
            throw new Invalid(List.of(new FieldProblem("cursor", "This cursor is none of ours: begin without one")));
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
