package dev.baton.assignment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.lead.LeadClosed;
import dev.baton.lead.LeadMerged;
import dev.baton.people.WorkingTimeChanged;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives what waits with a team to those who became free, oldest first: soon after capacity was freed, and once a minute
 * for what nobody tells (an absence that ends, a shift that begins). One transaction per lead, so that a lead that
 * cannot be given away does not hold up the others.
 */
@Service
public class QueueDrain {
    private static final Logger LOG = LoggerFactory.getLogger(QueueDrain.class);
    private static final Actor ACTOR = Actor.system("queue-drain");
    private static final int AT_ONCE = 200;
    private static final String EVERY_QUEUE = "*";

    private final AssignmentService assignments;
    private final Tenants tenants;
    private final Set<Wanted> wanted = ConcurrentHashMap.newKeySet();

    private record Wanted(TenantId tenant, String queue) {}

    QueueDrain(AssignmentService assignments, Tenants tenants) {
        this.assignments = assignments;
        this.tenants = tenants;
    }

    /** Drains one queue of the tenant at work; says how many leads found an owner. */
    @CanIgnoreReturnValue
    public int drain(String queue) {
        var given = 0;
        for (var lead : assignments.waitingIn(queue, AT_ONCE)) {
            try {
                if (assignments.giveWaiting(lead) == Drained.ASSIGNED) {
                    given++;
                }
            } catch (RuntimeException cause) {
                LOG.warn("Lead {} could not be given away; it goes on waiting in {}", lead, queue, cause);
            }
        }
        return given;
    }

    /** Drains every queue of the tenant at work; says how many leads found an owner. */
    @CanIgnoreReturnValue
    public int drainAll() {
        return assignments.queuesWithWaiting().stream().mapToInt(this::drain).sum();
    }

    @EventListener
    void on(WorkingTimeChanged change) {
        change.teams().forEach(this::drainOnceCommitted);
    }

    /** A lead that needs no more work makes room for one that waits, in each queue of whoever had it. */
    @EventListener
    void on(LeadClosed closed) {
        drainOnceCommitted(EVERY_QUEUE);
    }

    @EventListener
    void on(LeadMerged merged) {
        drainOnceCommitted(EVERY_QUEUE);
    }

    /** A process step's scope is over before its transaction is committed, so the tenant is asked for now. */
    private void drainOnceCommitted(String queue) {
        var drain = new Wanted(Tenancy.required(), queue);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wanted.add(drain);
            }
        });
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void drainWanted() {
        for (var one : Set.copyOf(wanted)) {
            if (wanted.remove(one)) {
                Tenancy.as(
                        one.tenant(), ACTOR, () -> one.queue().equals(EVERY_QUEUE) ? drainAll() : drain(one.queue()));
            }
        }
    }

    /** Looks at every queue of every tenant. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void sweep() {
        tenants.all().stream().map(Tenant::id).forEach(tenant -> Tenancy.as(tenant, ACTOR, this::drainAll));
    }
}
