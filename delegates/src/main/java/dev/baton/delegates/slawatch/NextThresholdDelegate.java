package dev.baton.delegates.slawatch;

import static dev.baton.delegates.slawatch.SlaWatch.OVER;
import static dev.baton.delegates.slawatch.SlaWatch.THRESHOLD_AT;
import static dev.baton.delegates.slawatch.SlaWatch.TICKET;

import dev.baton.ticket.TicketWatch;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Find the next threshold". */
@Component
class NextThresholdDelegate implements JavaDelegate {
    private static final Duration LOOK_AGAIN = Duration.ofDays(30);

    private final TicketWatch watch;
    private final Clock clock;

    NextThresholdDelegate(TicketWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        OVER.set(execution, watch.isOver(ticket));
        // While all clocks stand, nothing can happen before somebody says so.
        THRESHOLD_AT.set(
                execution,
                watch.nextThreshold(ticket).orElseGet(() -> clock.instant().plus(LOOK_AGAIN)));
    }
}
