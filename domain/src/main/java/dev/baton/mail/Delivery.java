package dev.baton.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a report says about one recipient of a letter of ours (RFC 3464, 2.3).
 *
 * @param recipient lower case; empty where the report does not tell
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}, lower case
 * @param status as of RFC 3463 ({@code 5.1.1}); null where there is none
 * @param diagnostic what the mail server said, in one line
 */
public record Delivery(
        String recipient,
        String action,
        @Nullable String status,
        @Nullable String diagnostic) {
    public boolean isFailed() {
        return action.equals("failed");
    }

    /** The first digit of the status: 5 for good, 4 for now; empty where there is none. */
    public String statusClass() {
        return status == null ? "" : status.substring(0, 1);
    }
}
