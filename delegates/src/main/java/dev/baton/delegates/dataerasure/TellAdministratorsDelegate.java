package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.erasure.ErasureLetters;
import dev.baton.outbox.SendKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Tell the administrators". */
@Component
@ReachesOutside
class TellAdministratorsDelegate implements JavaDelegate {
    private final ErasureLetters letters;

    TellAdministratorsDelegate(ErasureLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.escalate(
                REQUEST.from(execution),
                SendKey.of("erasure-escalate", REQUEST.from(execution).toString()),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
    }
}
