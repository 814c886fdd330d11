package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about.
 *
 * @param replyTo where the answer goes; null when only the record of the request answers
 * @param record the lead or contact it began with; null when it began with an address
 */
record Subject(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable String replyTo,
        String language,
        @Nullable RecordRef record) {}
