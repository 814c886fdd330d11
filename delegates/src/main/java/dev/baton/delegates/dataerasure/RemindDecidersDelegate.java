package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.erasure.ErasureLetters;
import dev.baton.outbox.SendKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Remind those who decide". */
@Component
@ReachesOutside
class RemindDecidersDelegate implements JavaDelegate {
    private final ErasureLetters letters;

    RemindDecidersDelegate(ErasureLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remind(
                REQUEST.from(execution),
                SendKey.of("erasure-remind", REQUEST.from(execution).toString()),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
    }
}
