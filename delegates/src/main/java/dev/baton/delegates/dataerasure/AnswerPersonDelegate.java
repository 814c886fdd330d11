package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.FORGET_AT;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.erasure.ErasureLetters;
import dev.baton.outbox.SendKey;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Answer the person". */
@Component
@ReachesOutside
class AnswerPersonDelegate implements JavaDelegate {
    private static final Duration LETTER_MAY_TAKE = Duration.ofDays(1);

    private final ErasureLetters letters;
    private final Clock clock;

    AnswerPersonDelegate(ErasureLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.answer(
                REQUEST.from(execution),
                SendKey.of("erasure-answer", REQUEST.from(execution).toString()),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
        FORGET_AT.set(execution, clock.instant().plus(LETTER_MAY_TAKE));
    }
}
