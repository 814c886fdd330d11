package dev.baton.delegates.engine;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Finds the handler of a task. */
class TaskHandlers {
    private final ObjectProvider<TaskHandler> handlers;

    TaskHandlers(ObjectProvider<TaskHandler> handlers) {
        this.handlers = handlers;
    }

    Optional<TaskHandler> find(String processKey, String taskKey) {
        return handlers.stream()
                .filter(handler -> handler.processKey().equals(processKey)
                        && handler.taskKey().equals(taskKey))
                .findFirst();
    }
}
