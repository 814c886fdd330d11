package dev.baton.delegates.slawatch;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketJourney;
import dev.baton.ticket.TicketWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after what nobody could tell: a clock that changed while its watch was between looking and waiting had nobody to
 * hear of it, and a holiday that was edited changes many clocks at once. Each such ticket's watch is told now; a ticket
 * that no process ever carried gets one.
 */
@Component
class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Actor ACTOR = Actor.system("sla-sweeper");
    private static final int AT_ONCE = 500;

    private final TicketWatch watch;
    private final TicketJourney journey;
    private final Tenants tenants;

    Sweeper(TicketWatch watch, TicketJourney journey, Tenants tenants) {
        this.watch = watch;
        this.journey = journey;
        this.tenants = tenants;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void sweep() {
        tenants.all().stream()
                .map(Tenant::id)
                .forEach(tenant -> Tenancy.run(
                        tenant, ACTOR, () -> watch.unwatched(AT_ONCE).forEach(this::tell)));
    }

    private void tell(TicketId ticket) {
        try {
            if (!journey.clocksChanged(ticket)) {
                restarted(ticket);
            }
        } catch (RuntimeException cause) {
            LOG.warn("Whoever watches the ticket {} could not be told; tried again with the next sweep", ticket, cause);
        }
    }

    private void restarted(TicketId ticket) {
        if (journey.receivedAfterAll(ticket)) {
            LOG.warn("No process carried the ticket {}; it is on its road now", ticket);
        }
    }
}
