package dev.baton.signin;

import dev.baton.identity.SignedIn;
import dev.baton.people.Arrivals;
import dev.baton.people.Arrivals.Answer;
import dev.baton.people.Arrivals.Arrival;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import java.util.Objects;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Receives people who come from the issuer: work can be given to them from their first sign-in on. */
class Reception {
    private final TokenPeople people;
    private final Tenants tenants;
    private final Arrivals arrivals;

    Reception(TokenPeople people, Tenants tenants, Arrivals arrivals) {
        this.people = people;
        this.tenants = tenants;
        this.arrivals = arrivals;
    }

    /**
     * Who that is in Baton.
     *
     * @throws Unwelcome if they belong to no tenant, or have left theirs
     */
    SignedIn receive(OidcUser user) {
        var person = people.read(user);
        var tenant = tenants.byId(person.tenant()).orElseThrow(() -> new Unwelcome(Unwelcome.Reason.UNKNOWN_TENANT));
        var arrival = new Arrival(
                person.login(), person.name(), Objects.requireNonNullElse(user.getEmail(), ""), person.teams());
        var answer = Tenancy.as(tenant.id(), Actor.system("sign-in"), () -> arrivals.arrived(arrival, tenant.zone()));
        if (answer == Answer.HAS_LEFT) {
            throw new Unwelcome(Unwelcome.Reason.HAS_LEFT);
        }
        return person;
    }
}
