package dev.baton.idempotency;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the keys of every tenant that are no longer remembered, a batch in each transaction. */
@Component
class OldKeys {
    private static final Logger LOG = LoggerFactory.getLogger(OldKeys.class);
    private static final Actor ACTOR = Actor.system("idempotency");

    private final Idempotency idempotency;
    private final Tenants tenants;

    OldKeys(Idempotency idempotency, Tenants tenants) {
        this.idempotency = idempotency;
        this.tenants = tenants;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        for (var tenant : tenants.all()) {
            try {
                Tenancy.run(tenant.id(), ACTOR, this::forgetAll);
            } catch (DataAccessException later) {
                LOG.warn("Old keys of {} stay until the next round", tenant.key(), later);
            }
        }
    }

    private void forgetAll() {
        int forgotten;
        do {
            forgotten = idempotency.forget();
        } while (forgotten == Idempotency.BATCH);
    }
}
