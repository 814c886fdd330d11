package dev.baton.delegates.engine;

import dev.baton.duty.Duty;
import dev.baton.identity.Right;
import dev.baton.shared.RecordRef;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people enter at one user task to the business. A bean per task with a form; found by its two keys.
 *
 * <p>What was entered never becomes a process variable: only what {@link #submitted} writes does.
 */
public interface TaskHandler {
    /** The process' id ({@code lead-qualification}). */
    String processKey();

    /** The user task's id ({@code Task_FirstContact}). */
    String taskKey();

    /**
     * What the form shows at first, and the lists its selects take their options from (by {@code valuesKey}): lists of
     * maps with {@code label} and {@code value}. Nothing, unless a handler says otherwise.
     */
    default Map<String, @Nullable Object> data(RecordRef record) {
        return Map.of();
    }

    /** What whoever completes the task must be allowed, besides being of its team. */
    default Set<Right> needs() {
        return Set.of();
    }

    /** What the task approves: whoever did one of these on the record may not complete it, and no machine may. */
    default Set<Duty> approves() {
        return Set.of();
    }

    /**
     * The form was filled in and holds its own rules. Runs in the transaction that completes the task.
     *
     * @param login who completed it
     * @throws dev.baton.shared.Invalid if the values fit the form but not the record; nothing is kept
     */
    void submitted(DelegateTask task, FormValues values, String login);
}
