package dev.baton.delegates.engine;

import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what somebody entered past the engine's variables to the listener that checks it, within one thread. So it
 * is never stored raw, neither in the instance nor in its history.
 */
final class Submitted {
    private static final ThreadLocal<Map<String, Map<String, @Nullable Object>>> BY_TASK =
            ThreadLocal.withInitial(HashMap::new);

    static <R extends @Nullable Object> R with(
            String taskId, @Nullable Map<String, @Nullable Object> values, Supplier<R> completion) {
        BY_TASK.get().put(taskId, values == null ? Map.of() : values);
        try {
            return completion.get();
        } catch (RuntimeException failure) {
            throw translated(failure);
        } finally {
            BY_TASK.get().remove(taskId);
            if (BY_TASK.get().isEmpty()) {
                BY_TASK.remove();
            }
        }
    }

    static Map<String, @Nullable Object> of(String taskId) {
        return BY_TASK.get().getOrDefault(taskId, Map.of());
    }

    private static RuntimeException translated(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Invalid invalid) {
                return new FormRefused(invalid.problems(), failure);
            }
            if (cause instanceof Rejected rejected) {
                return new FormRefused(
                        rejected.getMessage() == null ? rejected.messageKey() : rejected.getMessage(), failure);
            }
        }
        return failure;
    }

    private Submitted() {}
}
