package dev.baton.cockpit;

import dev.baton.signin.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tells the engine's REST who signed in at Baton, with groups and tenant. */
public class CamundaSignIn implements AuthenticationProvider {
    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return CurrentPerson.find()
                .map(person -> {
                    var result = AuthenticationResult.successful(person.login());
                    result.setGroups(new ArrayList<>(person.groups()));
                    result.setTenants(List.of(person.tenant().toString()));
                    return result;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // Nobody gets here unauthenticated: Spring Security has sent them to the sign-in before.
    }
}
