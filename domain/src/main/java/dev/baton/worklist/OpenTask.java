package dev.baton.worklist;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user task as the process tells it to the work list. */
public record OpenTask(
        String taskId,
        String taskKey,
        String processKey,
        String processInstanceId,
        String title,
        RecordRef record,
        @Nullable Instant dueAt,
        List<String> groups,
        @Nullable String assignee,
        @Nullable String formId) {}
