package dev.baton.delegates.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person change their tenant's own models only. A definition or deployment without a tenant is shared by all of
 * them; Camunda itself takes "of no tenant" for "of mine", so that whoever operates one tenant could suspend, delete or
 * replace the process of every other. Baton's own start-up, which nobody is signed in for, deploys the shared ones.
 */
class OwnModelsOnly extends TenantCommandChecker implements Deployer {
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            own(deployment.getTenantId(), "deployed");
        }
    }

    @Override
    public void checkDeleteDeployment(String deploymentId) {
        super.checkDeleteDeployment(deploymentId);
        var deployment = commands().getDeploymentManager().findDeploymentById(deploymentId);
        if (deployment != null) {
            own(deployment.getTenantId(), "deleted");
        }
    }

    @Override
    public void checkUpdateProcessDefinitionById(String id) {
        super.checkUpdateProcessDefinitionById(id);
        ownProcess(id, "changed");
    }

    @Override
    public void checkUpdateProcessDefinitionSuspensionStateById(String id) {
        super.checkUpdateProcessDefinitionSuspensionStateById(id);
        ownProcess(id, "suspended or activated");
    }

    @Override
    public void checkUpdateProcessInstanceByProcessDefinitionId(String id) {
        super.checkUpdateProcessInstanceByProcessDefinitionId(id);
        ownProcess(id, "changed with all its instances");
    }

    @Override
    public void checkUpdateRetriesProcessInstanceByProcessDefinitionId(String id) {
        super.checkUpdateRetriesProcessInstanceByProcessDefinitionId(id);
        ownProcess(id, "retried with all its instances");
    }

    @Override
    public void checkUpdateProcessInstanceSuspensionStateByProcessDefinitionId(String id) {
        super.checkUpdateProcessInstanceSuspensionStateByProcessDefinitionId(id);
        ownProcess(id, "suspended or activated with all its instances");
    }

    @Override
    public void checkDeleteProcessDefinitionById(String id) {
        super.checkDeleteProcessDefinitionById(id);
        ownProcess(id, "deleted");
    }

    @Override
    public void checkUpdateProcessDefinitionByKey(String key) {
        super.checkUpdateProcessDefinitionByKey(key);
        ownProcesses(key, "changed");
    }

    @Override
    public void checkUpdateProcessDefinitionSuspensionStateByKey(String key) {
        super.checkUpdateProcessDefinitionSuspensionStateByKey(key);
        ownProcesses(key, "suspended or activated");
    }

    @Override
    public void checkUpdateProcessInstanceByProcessDefinitionKey(String key) {
        super.checkUpdateProcessInstanceByProcessDefinitionKey(key);
        ownProcesses(key, "changed with all its instances");
    }

    @Override
    public void checkUpdateProcessInstanceSuspensionStateByProcessDefinitionKey(String key) {
        super.checkUpdateProcessInstanceSuspensionStateByProcessDefinitionKey(key);
        ownProcesses(key, "suspended or activated with all its instances");
    }

    @Override
    public void checkDeleteProcessDefinitionByKey(String key) {
        super.checkDeleteProcessDefinitionByKey(key);
        ownProcesses(key, "deleted");
    }

    @Override
    public void checkUpdateDecisionDefinitionById(String id) {
        super.checkUpdateDecisionDefinitionById(id);
        var decision = commands().getDecisionDefinitionManager().findDecisionDefinitionById(id);
        if (decision != null) {
            own(decision.getTenantId(), "changed");
        }
    }

    /** A batch is worked off later by jobs that know no person and check no tenant, so nobody may order one. */
    @Override
    public void checkCreateBatch(Permission permission) {
        super.checkCreateBatch(permission);
        var person = commands().getAuthentication();
        if (person != null && person.getUserId() != null) {
            throw new AuthorizationException(
                    "Batches reach over all tenants and cannot be ordered. Change the instances one by one.");
        }
    }

    private static void ownProcess(String id, String what) {
        var process = commands().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        if (process != null) {
            own(process.getTenantId(), what);
        }
    }

    private static void ownProcesses(String key, String what) {
        commands()
                .getProcessDefinitionManager()
                .findProcessDefinitionsByKey(key)
                .forEach(process -> own(process.getTenantId(), what));
    }

    private static void own(@Nullable String tenant, String what) {
        var person = commands().getAuthentication();
        if (person == null || person.getUserId() == null) {
            return;
        }
        var tenants = person.getTenantIds();
        if (tenant == null || tenants == null || !tenants.contains(tenant)) {
            throw new AuthorizationException("A model that is not your tenant's own cannot be " + what
                    + ". Deploy one with the same key for your tenant: it is used instead of the shared one.");
        }
    }

    private static CommandContext commands() {
        return Context.getCommandContext();
    }
}
