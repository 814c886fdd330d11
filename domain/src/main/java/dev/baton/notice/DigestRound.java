package dev.baton.notice;

import dev.baton.people.PersonId;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whose letter of the day is due. All nodes do; the first that takes a person's day makes it. */
@Component
class DigestRound {
    private static final Logger LOG = LoggerFactory.getLogger(DigestRound.class);
    private static final Actor ACTOR = Actor.system("digest");

    private final Digests digests;
    private final Tenants tenants;

    DigestRound(Digests digests, Tenants tenants) {
        this.digests = digests;
        this.tenants = tenants;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void make() {
        tenants.all().stream()
                .map(Tenant::id)
                .forEach(
                        tenant -> Tenancy.run(tenant, ACTOR, () -> digests.due().forEach(this::make)));
    }

    private void make(PersonId person) {
        try {
            digests.make(person);
        } catch (RuntimeException cause) {
            LOG.warn("The digest of the person {} could not be made; tried again with the next round", person, cause);
        }
    }

    @Scheduled(fixedDelayString = "PT12H", initialDelayString = "PT20M")
    void tidy() {
        tenants.all().stream().map(Tenant::id).forEach(tenant -> Tenancy.run(tenant, ACTOR, digests::tidy));
    }
}
