package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.TaskHandler;

/** A user task of lead-qualification.bpmn. */
abstract class LeadTask implements TaskHandler {
    private final String taskKey;

    /** @param taskKey one of {@link Tasks} */
    LeadTask(String taskKey) {
        this.taskKey = taskKey;
    }

    @Override
    public final String processKey() {
        return LeadQualification.KEY;
    }

    @Override
    public final String taskKey() {
        return taskKey;
    }
}
