package dev.baton.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * A row that is about a person, or mentions them.
 *
 * @param own whether it belongs to one of their records
 * @param values its columns; files only by that they are there
 */
record Held(Tables.Table table, String id, boolean own, ObjectNode values) {
    Place place() {
        return Place.of(table.name());
    }

    UUID uuid() {
        return UUID.fromString(id);
    }
}
