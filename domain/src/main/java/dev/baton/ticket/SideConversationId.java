package dev.baton.ticket;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies a conversation with a vendor about a ticket. */
public record SideConversationId(UUID value) {
    public static SideConversationId create() {
        return new SideConversationId(UuidV7.next());
    }

    public static SideConversationId parse(String text) {
        return new SideConversationId(UUID.fromString(text));
    }

    /** Letters and their answers stand in a timeline of its own, and never in the ticket's. */
    public RecordRef record() {
        return new RecordRef(RecordType.SIDE_CONVERSATION, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
