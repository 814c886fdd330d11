package dev.baton.delegates.leadqualification;

import dev.baton.outbox.SendKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Counts how often a step that reaches outside was passed. The count is kept with the process and so rolled back with a
 * try that fails: a repeated job asks with the key of its first try, and a second pass through the step with another.
 */
final class Turns {
    static SendKey key(DelegateExecution execution, String recipient) {
        var step = execution.getCurrentActivityId();
        var counter = "turnOf_" + step;
        var turn = execution.getVariable(counter) instanceof Integer passed ? passed : 0;
        execution.getProcessInstance().setVariable(counter, turn + 1);
        return new SendKey(execution.getProcessInstanceId(), step, turn, recipient);
    }

    private Turns() {}
}
