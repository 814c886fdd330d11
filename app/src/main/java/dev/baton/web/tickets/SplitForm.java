package dev.baton.web.tickets;

import dev.baton.timeline.ActivityId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a ticket of its own, as it was typed and ticked.
 *
 * @param entries what of the conversation moves along; nothing may
 * @param request names this filling in: sent twice, it is one ticket
 */
record SplitForm(
        @Nullable String subject,
        @Nullable String text,
        @Nullable List<UUID> entries,
        UUID request) {
    SplitForm {
        request = request == null ? UUID.randomUUID() : request;
    }

    static SplitForm empty() {
        return new SplitForm("", "", List.of(), UUID.randomUUID());
    }

    String title() {
        return Objects.requireNonNullElse(subject, "").strip();
    }

    String said() {
        return Objects.requireNonNullElse(text, "").strip();
    }

    List<ActivityId> moved() {
        return entries == null
                ? List.of()
                : entries.stream().map(ActivityId::new).toList();
    }

    /** Whether this entry was ticked. */
    public boolean moves(ActivityId entry) {
        return moved().contains(entry);
    }
}
