package dev.baton.audit;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals what was written since the last look, and verifies each chain once a day. The log gets the end of each chain now
 * and then: kept elsewhere, it is the anchor by which a chain that was cut off or written anew is found.
 */
@Component
class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Logger ANCHORS = LoggerFactory.getLogger("dev.baton.audit.anchor");
    private static final Actor ACTOR = Actor.system("audit");
    private static final Duration BETWEEN_ANCHORS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CHECKS = Duration.ofDays(1);

    private final AuditChain chain;
    private final Tenants tenants;
    private final Clock clock;
    private final Map<TenantId, Instant> anchored = new ConcurrentHashMap<>();

    Sealer(AuditChain chain, Tenants tenants, Clock clock) {
        this.chain = chain;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT3S", initialDelayString = "PT5S")
    void seal() {
        tenants.all().stream()
                .map(Tenant::id)
                .forEach(tenant -> Tenancy.run(tenant, ACTOR, () -> {
                    if (chain.seal() > 0) {
                        anchor(tenant);
                    }
                }));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void verify() {
        tenants.all().stream()
                .map(Tenant::id)
                .forEach(tenant -> Tenancy.run(tenant, ACTOR, () -> {
                    var last = chain.state().verifiedAt();
                    if (last == null || last.plus(BETWEEN_CHECKS).isBefore(clock.instant())) {
                        verify(tenant);
                    }
                }));
    }

    private void verify(TenantId tenant) {
        var verification = chain.verify(List.of());
        if (!verification.holds()) {
            LOG.error(
                    "The audit trail of tenant {} does not hold, {} findings; the first: {}",
                    tenant,
                    verification.found(),
                    verification.findings().get(0));
        }
    }

    private void anchor(TenantId tenant) {
        var now = clock.instant();
        var last = anchored.get(tenant);
        if (last != null && last.plus(BETWEEN_ANCHORS).isAfter(now)) {
            return;
        }
        var state = chain.state();
        anchored.put(tenant, now);
        ANCHORS.info("Audit chain of tenant {} ends with {}:{}", tenant, state.seq(), state.hash());
    }
}
