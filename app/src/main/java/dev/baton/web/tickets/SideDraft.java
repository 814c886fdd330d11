package dev.baton.web.tickets;

import dev.baton.shared.UuidV7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to say to a vendor, on the page as long as it has not left.
 *
 * @param conversation the one it goes on with; null where it begins one
 * @param request names this one letter, so that a form sent twice sends one
 * @param wrong why it did not leave
 */
record SideDraft(
        @Nullable UUID conversation,
        UUID request,
        String vendor,
        String subject,
        String text,
        @Nullable String wrong) {
    static SideDraft empty() {
        return new SideDraft(null, UuidV7.next(), "", "", "", null);
    }

    /** Whether it was meant for that conversation; null: for a new one. */
    public boolean isFor(@Nullable UUID other) {
        return wrong != null && (other == null ? conversation == null : other.equals(conversation));
    }

    public String textFor(@Nullable UUID other) {
        return isFor(other) ? text : "";
    }
}
