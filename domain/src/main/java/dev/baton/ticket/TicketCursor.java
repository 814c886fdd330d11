package dev.baton.ticket;

import dev.baton.shared.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of tickets ended. */
record TicketCursor(@Nullable Instant due, UUID id) {
    static TicketCursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            return new TicketCursor(parts[0].isEmpty() ? null : Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException cause) {
            throw (Rejected) new Rejected("list.bad-cursor", text).initCause(cause);
        }
    }

    @Override
    public String toString() {
        var plain = (due == null ? "" : due) + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
