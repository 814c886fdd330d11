package dev.baton.mailroom;

import org.jspecify.annotations.Nullable;

/**
 * The report that one of our letters did not reach one reader (RFC 3464).
 *
 * @param messageId of our letter; null where the report does not tell
 * @param recipient whom it did not reach, lower case; empty where the report does not tell
 * @param hard true: it never will
 * @param enhancedStatus as of RFC 3463 ({@code 5.1.1}); null where there is none
 * @param diagnostic what the mail server said, in one line
 */
public record Bounce(
        @Nullable String messageId,
        String recipient,
        boolean hard,
        @Nullable String enhancedStatus,
        @Nullable String diagnostic) {}
