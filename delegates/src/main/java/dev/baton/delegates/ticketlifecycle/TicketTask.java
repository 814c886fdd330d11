package dev.baton.delegates.ticketlifecycle;

import dev.baton.delegates.engine.TaskHandler;

/** A user task of ticket-lifecycle.bpmn. */
abstract class TicketTask implements TaskHandler {
    private final String taskKey;

    /** @param taskKey one of {@link Tasks} */
    TicketTask(String taskKey) {
        this.taskKey = taskKey;
    }

    @Override
    public final String processKey() {
        return TicketLifecycle.KEY;
    }

    @Override
    public final String taskKey() {
        return taskKey;
    }
}
