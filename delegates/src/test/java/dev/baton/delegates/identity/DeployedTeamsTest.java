package dev.baton.delegates.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.engine.EdgeTest;
import dev.baton.people.TeamsInUse.Use;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

class DeployedTeamsTest extends EdgeTest {
    @Test
    void a_task_names_its_teams_and_the_newest_version_of_a_process_counts() {
        deploy("visit", visit("visit", "old-team"), null);
        deploy("visit", visit("visit", "sales-sdr,sales-ae"), null);

        assertThat(ofProcess("visit"))
                .containsExactly(
                        new Use("sales-ae", "Process visit", "Look after it"),
                        new Use("sales-sdr", "Process visit", "Look after it"));
    }

    @Test
    void a_team_that_only_the_running_case_knows_is_not_named() {
        deploy("guess", visit("guess", "${queue}"), null);

        assertThat(ofProcess("guess")).isEmpty();
    }

    @Test
    void a_tenants_own_process_takes_the_place_of_the_shared_one() {
        deploy("own", visit("own", "shared-team"), null);
        deploy("own", visit("own", "own-team"), tenant.toString());
        deploy("own", visit("own", "foreign-team"), "somebody-else");

        assertThat(ofProcess("own")).extracting(Use::team).containsExactly("own-team");
    }

    @Test
    void a_table_names_the_queues_it_decides_on() {
        repository
                .createDeployment()
                .name("routing")
                .addClasspathResource("processes/lead-qualification/lead_routing.dmn")
                .deploy();

        assertThat(asTenant(() -> new DeployedTeams(repository).ofTenant()))
                .extracting(Use::team)
                .contains("sales-ae", "sales-sdr")
                .allSatisfy(team -> assertThat(team).matches("[a-z0-9-]+"));
    }

    private List<Use> ofProcess(String key) {
        return asTenant(() -> new DeployedTeams(repository).ofTenant()).stream()
                .filter(use -> use.process().equals("Process " + key))
                .toList();
    }

    private static BpmnModelInstance visit(String key, String groups) {
        return Bpmn.createExecutableProcess(key)
                .name("Process " + key)
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_" + key)
                .userTask("Task_" + key)
                .name("Look after it")
                .camundaCandidateGroups(groups)
                .endEvent("End_" + key)
                .done();
    }

    private void deploy(String key, BpmnModelInstance model, @org.jspecify.annotations.Nullable String tenant) {
        var deployment = repository.createDeployment().name(key).addModelInstance(key + ".bpmn", model);
        if (tenant != null) {
            deployment.tenantId(tenant);
        }
        deployment.deploy();
    }
}
