package dev.baton.delegates.access;

import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's checks, and besides: people read the tasks of their teams, take those nobody has, and do, give back or
 * hand on those they have.
 */
class TaskAccess extends AuthorizationCommandChecker {
    @Override
    public void checkReadTask(TaskEntity task) {
        if (!isOwn(task)) {
            super.checkReadTask(task);
        }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        if (!isOwn(task)) {
            super.checkReadTaskVariable(task);
        }
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        var isFree = task.getAssignee() == null && OwnTasks.couldTake(person(), task);
        if (!isFree && !OwnTasks.has(person(), task)) {
            super.checkTaskWork(task);
        }
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        if (!OwnTasks.has(person(), task)) {
            super.checkTaskAssign(task);
        }
    }

    private static boolean isOwn(TaskEntity task) {
        return OwnTasks.has(person(), task) || OwnTasks.couldTake(person(), task);
    }

    private static @Nullable Authentication person() {
        return Context.getCommandContext().getAuthentication();
    }
}
