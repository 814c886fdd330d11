package dev.baton.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies a ticket; people call it by its number. */
public record TicketId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TicketId {}

    public static TicketId create() {
        return new TicketId(UuidV7.next());
    }

    public static TicketId parse(String text) {
        return new TicketId(UUID.fromString(text));
    }

    public RecordRef record() {
        return new RecordRef(RecordType.TICKET, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
