package dev.baton.notice;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told.
 *
 * @param title of the record as it is called now; null where it is gone
 */
public record Notice(
        UUID id,
        NoticeKind kind,
        RecordRef record,
        @Nullable String title,
        Map<String, String> facts,
        Instant at,
        boolean read) {}
