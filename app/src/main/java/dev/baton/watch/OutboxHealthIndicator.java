package dev.baton.watch;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded while a channel rests or messages wait too long: a person should look, but the node works, so it is not down,
 * and a load balancer goes on sending people to it.
 */
@Component
class OutboxHealthIndicator extends AbstractHealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED");

    private final OutboxWatch watch;

    OutboxHealthIndicator(OutboxWatch watch) {
        super("The outbox could not be asked");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var unwell = watch.states().stream()
                .filter(state -> state.openCircuits() > 0 || watch.waitsTooLong(state))
                .toList();
        health.status(unwell.isEmpty() ? Status.UP : DEGRADED);
        unwell.forEach(state -> health.withDetail(
                state.channel().key(),
                "%d circuits open, %d waiting, the oldest for %d s"
                        .formatted(
                                state.openCircuits(),
                                state.waiting(),
                                watch.oldest(state).toSeconds())));
    }
}
