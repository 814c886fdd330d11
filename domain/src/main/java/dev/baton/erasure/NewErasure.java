package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * A request to be forgotten, as it is handed in.
 *
 * @param email the address the person is known by; null when a record is named
 * @param phone a number that is theirs alone; null when unknown
 * @param name first and last name, to find mentions of them; null when unknown
 * @param record the lead or contact it is about; null when an address is named
 * @param replyTo where the answer goes, if not to {@code email}
 * @param dispute whether there is a dispute with the person, for which what is held may be needed as evidence
 */
public record NewErasure(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable RecordRef record,
        @Nullable String replyTo,
        boolean dispute) {

    public static NewErasure of(RecordRef record) {
        return new NewErasure(null, null, null, record, null, false);
    }

    public static NewErasure of(String email) {
        return new NewErasure(email, null, null, null, null, false);
    }
}
