package dev.baton.delegates.access;

import dev.baton.identity.Right;
import dev.baton.identity.Role;
import java.util.List;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are somebody's own: those they have, and those their teams could take. It is asked of the task itself, so
 * no task needs rows in the engine's table of authorizations.
 */
final class OwnTasks {
    /** Whether the groups of an authentication include a role that does work. */
    static boolean mayWork(@Nullable Authentication person) {
        return person != null
                && person.getUserId() != null
                && groups(person).stream()
                        .flatMap(group -> Role.ofGroup(group).stream())
                        .anyMatch(Right.DO_WORK::isOf);
    }

    /** Keys of the teams of an authentication. */
    static List<String> teams(Authentication person) {
        return groups(person).stream()
                .filter(group -> Role.ofGroup(group).isEmpty())
                .toList();
    }

    private static List<String> groups(Authentication person) {
        return person.getGroupIds() == null ? List.of() : person.getGroupIds();
    }

    static boolean has(@Nullable Authentication person, TaskEntity task) {
        return mayWork(person) && person != null && person.getUserId().equals(task.getAssignee());
    }

    static boolean couldTake(@Nullable Authentication person, TaskEntity task) {
        if (!mayWork(person) || person == null) {
            return false;
        }
        var teams = teams(person);
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .anyMatch(group -> group != null && teams.contains(group));
    }

    private OwnTasks() {}
}
