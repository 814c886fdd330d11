package dev.baton.delegates.identity;

import dev.baton.people.People;
import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the engine {@link PeopleIdentity} instead of people of its own. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {
    private final PeopleOfTenants people;

    IdentityPlugin(ObjectProvider<People> people, Clock clock) {
        this.people = new PeopleOfTenants(people, clock);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new PeopleIdentity(people);
            }
        });
    }
}
