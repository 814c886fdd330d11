package dev.baton.knowledge;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something we know.
 *
 * @param slug its name in addresses; stays when the title changes
 * @param text the newest one
 * @param number of the newest text
 * @param publishedNumber of the text that readers see; null while they see none
 * @param source the record it was learnt from; null if somebody just wrote it
 * @param version of the row, for whoever changes it
 */
public record Article(
        UUID id,
        String slug,
        Language language,
        Readers readers,
        ArticleState state,
        ArticleText text,
        int number,
        @Nullable Integer publishedNumber,
        @Nullable RecordRef source,
        Instant createdAt,
        Instant changedAt,
        long version) {
    public boolean isRead() {
        return publishedNumber != null;
    }

    /** Whether readers see an older text while a newer one is written. */
    public boolean hasNewerText() {
        return publishedNumber != null && publishedNumber != number;
    }
}
