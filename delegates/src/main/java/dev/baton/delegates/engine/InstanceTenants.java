package dev.baton.delegates.engine;

import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;

/** Gives each instance of a shared definition the tenant it works for: its caller's, else the thread's. */
class InstanceTenants implements TenantIdProvider {
    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        var caller = context.getSuperExecution();
        return caller != null && caller.getTenantId() != null
                ? caller.getTenantId()
                : Tenancy.required().toString();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return Tenancy.required().toString();
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        var execution = context.getExecution();
        return execution != null && execution.getTenantId() != null
                ? execution.getTenantId()
                : Tenancy.current().map(TenantId::toString).orElse(null);
    }
}
