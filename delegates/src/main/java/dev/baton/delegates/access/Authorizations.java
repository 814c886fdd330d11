package dev.baton.delegates.access;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorizations, and besides: whoever may not see every task finds the own ones ({@link OwnTasks}), by one
 * query over the tasks themselves.
 */
class Authorizations extends AuthorizationManager {
    /** In a query: whoever asks. Lets a stored filter say "mine" without an expression. */
    static final String ME = "@me";

    static class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new Authorizations();
        }
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        var person = getCurrentAuthentication();
        if (ME.equals(query.getAssignee()) && person != null && person.getUserId() != null) {
            query.taskAssignee(person.getUserId());
        }
        if (isAuthCheckExecuted() && OwnTasks.mayWork(person) && !seesEveryTask()) {
            onlyOwn(query, person);
        } else {
            super.configureTaskQuery(query);
        }
    }

    private boolean seesEveryTask() {
        return isAuthorized(ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, Authorization.ANY);
    }

    private static void onlyOwn(TaskQueryImpl query, Authentication person) {
        var own = query.or().taskAssignee(person.getUserId());
        var teams = OwnTasks.teams(person);
        if (!teams.isEmpty()) {
            own.taskCandidateGroupIn(teams).includeAssignedTasks();
        }
        own.endOr();
    }

    /** Nobody is ever granted a single task or instance, so there is nothing to delete when one ends. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (!Grant.concernsOneOfMany(resource)) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }
}
