package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.FORGET_AT;
import static dev.baton.delegates.dataerasure.DataErasure.LETTER_GONE;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.Forgetting;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Forget who asked". */
@Component
class ForgetRequestDelegate implements JavaDelegate {
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final Forgetting forgetting;
    private final Clock clock;

    ForgetRequestDelegate(Forgetting forgetting, Clock clock) {
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LETTER_GONE.set(execution, forgetting.request(REQUEST.from(execution)));
        FORGET_AT.set(execution, clock.instant().plus(LOOK_AGAIN));
    }
}
