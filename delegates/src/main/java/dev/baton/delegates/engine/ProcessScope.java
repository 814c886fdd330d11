package dev.baton.delegates.engine;

import dev.baton.identity.Right;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the engine calls under the tenant of its instance. What a delegate does is the process step's doing, also
 * when a person's click led to it; what a listener does is the person's, if there is one.
 */
class ProcessScope extends DefaultDelegateInterceptor {
    @Override
    public void handleInvocation(DelegateInvocation invocation) {
        if (!(invocation.getContextExecution() instanceof DelegateExecution execution)) {
            proceed(invocation);
        } else if (invocation instanceof JavaDelegateInvocation) {
            asStep(execution, () -> proceed(invocation));
        } else {
            in(execution, () -> proceed(invocation));
        }
    }

    /** Does the work as the step the execution stands at. */
    static void asStep(DelegateExecution execution, Runnable work) {
        var tenant = tenantOf(execution);
        if (tenant == null) {
            work.run();
        } else {
            Tenancy.run(tenant, step(execution), work);
        }
    }

    /** Does the work for the execution's tenant, as whoever is at work already, else the user of the engine, else the step. */
    static void in(DelegateExecution execution, Runnable work) {
        var tenant = tenantOf(execution);
        if (tenant == null || Tenancy.current().filter(tenant::equals).isPresent()) {
            work.run();
        } else {
            var user = userOfEngine();
            Tenancy.run(tenant, user == null ? step(execution) : Actor.person(user), work);
        }
    }

    /** The engine's authenticated user, else the person this thread works for. */
    static String personAtWork() {
        var user = userOfEngine();
        return user != null
                ? user
                : Tenancy.scope().map(scope -> scope.actor().name()).orElse("unknown");
    }

    /** Who that is: a machine that works under its key is none of the engine's persons. */
    static Actor actorAtWork() {
        var actor = Tenancy.scope().map(Tenancy.Scope::actor);
        var user = userOfEngine();
        if (user == null
                || actor.filter(known -> known.kind().equals("api-key")).isPresent()) {
            return actor.orElseGet(() -> Actor.system("unknown"));
        }
        return Actor.person(user);
    }

    /** What that person may do: nothing, if nobody is at work. */
    static Set<Right> rightsAtWork() {
        var command = Context.getCommandContext();
        var person = command == null ? null : command.getAuthentication();
        return person == null || person.getGroupIds() == null
                ? Set.of()
                : person.getGroupIds().stream()
                        .flatMap(group -> Role.ofGroup(group).stream())
                        .flatMap(role -> role.rights().stream())
                        .collect(Collectors.toSet());
    }

    private static @Nullable String userOfEngine() {
        var command = Context.getCommandContext();
        return command == null ? null : command.getAuthenticatedUserId();
    }

    private static @Nullable TenantId tenantOf(DelegateExecution execution) {
        var tenant = execution.getTenantId();
        return tenant == null ? null : TenantId.parse(tenant);
    }

    private static Actor step(DelegateExecution execution) {
        return Actor.process(
                Definitions.key(execution.getProcessDefinitionId()),
                String.valueOf(execution.getCurrentActivityId()),
                execution.getProcessInstanceId());
    }

    private void proceed(DelegateInvocation invocation) {
        try {
            super.handleInvocation(invocation);
        } catch (RuntimeException cause) {
            throw cause;
        } catch (Exception cause) {
            throw new UndeclaredThrowableException(cause);
        }
    }
}
