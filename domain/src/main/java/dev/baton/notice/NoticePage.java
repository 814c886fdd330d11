package dev.baton.notice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notices, newest first.
 *
 * @param next where the page after this one begins; null for none
 */
public record NoticePage(List<Notice> notices, @Nullable UUID next) {
    public NoticePage {
        notices = List.copyOf(notices);
    }
}
