package dev.baton.signin;

import dev.baton.identity.Role;
import dev.baton.people.LastSignIns;
import dev.baton.tenant.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Notes when somebody signed in with a browser, and as what, for those who look after people. */
@Component
class SignInNotes {
    private final LastSignIns lastSignIns;

    SignInNotes(LastSignIns lastSignIns) {
        this.lastSignIns = lastSignIns;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent signIn) {
        CurrentPerson.of(signIn.getAuthentication())
                .ifPresent(person -> Tenancy.run(
                        person.tenant(),
                        person.actor(),
                        () -> lastSignIns.note(
                                person.login(),
                                person.roles().stream().map(Role::key).toList())));
    }
}
