package dev.baton.leadimport;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets go of old rows of every tenant. More nodes than one may do so at once: the second finds nothing left. */
@Component
class OldRows {
    private static final Actor ACTOR = Actor.system("retention");

    private final RowRetention retention;
    private final Tenants tenants;

    OldRows(RowRetention retention, Tenants tenants) {
        this.retention = retention;
        this.tenants = tenants;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT15M")
    void forget() {
        tenants.all().stream().map(Tenant::id).forEach(tenant -> Tenancy.run(tenant, ACTOR, retention::forget));
    }
}
