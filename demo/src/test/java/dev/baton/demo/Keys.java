package dev.baton.demo;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Makes keys for machines of one role each, as Ada or Gaia would. */
final class Keys {
    /** A machine of that role, in the tenant of that administrator. */
    static Api of(Role role, String admin) {
        var maker = DemoPerson.named(admin);
        var name = role.key() + "-" + UUID.randomUUID();
        var expires = TheDemo.bean(Clock.class).instant().plus(Duration.ofDays(1));
        return Api.with(Tenancy.as(
                maker.tenant().id(),
                Actor.person(admin),
                () -> TheDemo.bean(ApiKeys.class)
                        .create(name, Set.of(role), expires, maker.signedIn())
                        .secret()));
    }

    private Keys() {}
}
