package dev.baton.delegates.access;

import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns the engine's authorizations on. They hold for whoever talks to the engine directly (Cockpit, Tasklist, Admin,
 * REST); what Baton itself asks of the engine was checked by Baton's own rules before.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AccessPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationEnabledForCustomCode(false);
        // Only grants are declared, so the engine need not look for what is revoked.
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setTenantCheckEnabled(true);
        engine.setResourceAuthorizationProvider(NothingByItself.provider());
        var sessions = new ArrayList<SessionFactory>();
        if (engine.getCustomSessionFactories() != null) {
            sessions.addAll(engine.getCustomSessionFactories());
        }
        sessions.add(new Authorizations.Factory());
        engine.setCustomSessionFactories(sessions);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().removeIf(AuthorizationCommandChecker.class::isInstance);
        engine.getCommandCheckers().add(new TaskAccess());
        // The engine lets its administrators past every check, that of the tenant too. Nobody is one.
        engine.getAdminGroups().clear();
        engine.getAdminUsers().clear();
    }
}
