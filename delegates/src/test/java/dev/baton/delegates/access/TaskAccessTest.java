package dev.baton.delegates.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.delegates.engine.EdgeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may do with tasks when they talk to the engine directly, as Tasklist does for them. */
class TaskAccessTest extends EdgeTest {
    private static final List<String> SDR = List.of("role:sales", "sales-sdr");
    private static final List<String> OPS = List.of("role:sales", "sales-ops");

    private String ours = "";
    private String others = "";

    @BeforeEach
    void a_task_for_each_of_two_teams() {
        ours = task("sales-sdr");
        others = task("sales-ops");
    }

    @AfterEach
    void nobody_is_left_in_the_engine() {
        engine.getIdentityService().clearAuthentication();
    }

    private String task(String team) {
        var instance = start("greeting", "lead:" + UUID.randomUUID(), Map.of());
        afterAllJobs();
        var task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.getIdentityLinksForTask(task).forEach(link -> tasks.deleteCandidateGroup(task, link.getGroupId()));
        tasks.addCandidateGroup(task, team);
        return task;
    }

    private void as(String login, List<String> groups) {
        engine.getIdentityService().setAuthentication(login, groups, List.of(tenant.toString()));
    }

    private List<String> found() {
        return tasks.createTaskQuery().list().stream().map(Task::getId).toList();
    }

    @Test
    void people_find_the_tasks_of_their_teams_and_their_own() {
        as("sam", SDR);
        assertThat(found()).containsExactly(ours);
        assertThat(tasks.createTaskQuery().count()).isOne();
        assertThat(tasks.createTaskQuery().taskId(others).singleResult()).isNull();
        assertThat(tasks.createTaskQuery()
                        .or()
                        .taskId(others)
                        .taskUnassigned()
                        .endOr()
                        .list())
                .extracting(Task::getId)
                .containsExactly(ours);

        as("olga", OPS);
        assertThat(found()).containsExactly(others);

        engine.getIdentityService().clearAuthentication();
        tasks.setAssignee(others, "sam");
        as("sam", SDR);
        assertThat(found()).containsExactlyInAnyOrder(ours, others);
        as("sophie", List.of("role:sales"));
        assertThat(found()).isEmpty();
    }

    @Test
    void managers_and_operators_find_every_task_of_the_tenant() {
        as("mara", List.of("role:manager", "sales-manager"));
        assertThat(found()).containsExactlyInAnyOrder(ours, others);
        as("otto", List.of("role:operations"));
        assertThat(found()).containsExactlyInAnyOrder(ours, others);
        var other = database.createTenant("x" + UUID.randomUUID().toString().substring(0, 8));
        engine.getIdentityService().setAuthentication("otto", List.of("role:operations"), List.of(other.toString()));
        assertThat(found()).isEmpty();
    }

    @Test
    void who_does_no_work_finds_and_takes_nothing_whatever_the_team() {
        as("rita", List.of("role:read-only", "sales-sdr"));
        assertThat(found()).isEmpty();
        assertThatThrownBy(() -> tasks.claim(ours, "rita")).isInstanceOf(AuthorizationException.class);
        as("anna", List.of("role:analyst", "sales-sdr"));
        assertThatThrownBy(() -> tasks.complete(ours)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void people_take_a_task_of_their_teams_give_it_back_and_hand_it_on() {
        as("sam", SDR);
        tasks.claim(ours, "sam");
        assertThat(tasks.createTaskQuery().taskAssignee(Authorizations.ME).list())
                .extracting(Task::getId)
                .containsExactly(ours);
        tasks.setAssignee(ours, null);
        tasks.claim(ours, "sam");
        tasks.setAssignee(ours, "sophie");

        assertThatThrownBy(() -> tasks.setAssignee(ours, "sam")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.complete(ours)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(ours, "sam"))
                .isInstanceOfAny(AuthorizationException.class, TaskAlreadyClaimedException.class);
    }

    @Test
    void nobody_takes_a_task_of_another_team_or_for_somebody_else() {
        as("sam", SDR);
        assertThatThrownBy(() -> tasks.claim(others, "sam")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.complete(others)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setAssignee(others, "sam")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getFormService().getTaskFormVariables(others))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(ours, "sophie")).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> tasks.setVariable(ours, "queue", "sales-sdr"))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(found()).containsExactly(ours);
    }

    @Test
    void the_lists_of_tasklist_show_everybody_their_own() {
        as("sam", SDR);
        tasks.claim(ours, "sam");
        var filters = engine.getFilterService();
        assertThat(filters.count("baton:filter:mine")).isOne();
        assertThat(filters.count("baton:filter:free")).isZero();
        assertThat(filters.<Task>list("baton:filter:all"))
                .extracting(Task::getId)
                .containsExactly(ours);
        as("olga", OPS);
        assertThat(filters.count("baton:filter:mine")).isZero();
        assertThat(filters.<Task>list("baton:filter:free"))
                .extracting(Task::getId)
                .containsExactly(others);
        var mine = filters.getFilter("baton:filter:mine");
        assertThatThrownBy(() -> filters.saveFilter(mine)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> filters.newTaskFilter("own")).isInstanceOf(AuthorizationException.class);
    }
}
