package dev.baton.worklist;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work that waits for a person.
 *
 * @param taskId the engine's id of the user task
 * @param taskKey the user task's id in the model ({@code Task_FirstContact})
 * @param title the user task's name
 * @param groups teams that may take it
 * @param assignee login of who has it; null if nobody has
 * @param formId null if there is nothing to fill in
 */
public record WorkItem(
        UUID id,
        String taskId,
        String taskKey,
        String processKey,
        String processInstanceId,
        String title,
        RecordRef record,
        String recordTitle,
        @Nullable String customer,
        int priority,
        @Nullable Instant dueAt,
        List<String> groups,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable String formId,
        Instant createdAt) {

    public boolean isOverdue(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }

    /** Whether the person sees this work. */
    public boolean isSeenBy(SignedIn person) {
        return person.may(Right.SEE_ALL_WORK)
                || person.login().equals(assignee)
                || !Collections.disjoint(groups, person.teams());
    }

    /** Whether the person may claim, do or hand back this work. */
    public boolean isFor(SignedIn person) {
        return person.may(Right.DO_WORK) && isSeenBy(person);
    }
}
