package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.decision.MatchedRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessDeployerTest extends EdgeTest {
    @Autowired
    private DecisionTable decisions;

    @Test
    void each_process_is_deployed_once_together_with_its_decisions_and_forms_for_all_tenants() {
        var deployer = new ProcessDeployer(repository, new DeployedFolders("fixtures/deployed", "fixtures/forms"));
        deployer.afterSingletonsInstantiated();
        deployer.afterSingletonsInstantiated();
        var deployments =
                repository.createDeploymentQuery().deploymentName("greeting").list();
        assertThat(deployments).hasSize(1);
        var deployment = deployments.get(0);
        assertThat(deployment.getTenantId()).isNull();
        assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                .containsExactlyInAnyOrder(
                        "fixtures/deployed/greeting/greeting.bpmn", "fixtures/forms/greeting/greeting.form");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("greeting")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_folder_of_decisions_alone_is_deployed_and_asked_without_a_process() {
        new ProcessDeployer(repository, new DeployedFolders("fixtures/deployed", "fixtures/forms"))
                .afterSingletonsInstantiated();
        assertThat(repository.createDeploymentQuery().deploymentName("sorting").list())
                .hasSize(1);

        var judged = asTenant(() -> decisions.judge("sorting", Map.of("colour", "green")));

        assertThat(judged.answer().text("bin")).isEqualTo("green");
        assertThat(judged.answer().reasons()).containsExactly("Green glass goes with green glass");
        assertThat(judged.decided().inputs()).containsExactlyEntriesOf(Map.of("Colour", "green"));
        assertThat(judged.decided().rules()).extracting(MatchedRule::id).containsExactly("Rule_green");
    }

    @Test
    void a_table_of_the_tenants_own_goes_first() {
        new ProcessDeployer(repository, new DeployedFolders("fixtures/deployed", "fixtures/forms"))
                .afterSingletonsInstantiated();
        var own = repository
                .createDeployment()
                .name("own sorting")
                .tenantId(tenant.toString())
                .addString("sorting.dmn", ownTable())
                .deploy();
        try {
            var judged = asTenant(() -> decisions.judge("sorting", Map.of("colour", "green")));
            assertThat(judged.answer().text("bin")).isEqualTo("everything");
        } finally {
            repository.deleteDeployment(own.getId(), true);
        }
    }

    private static String ownTable() {
        try (var shared = ProcessDeployerTest.class.getResourceAsStream("/fixtures/deployed/sorting/sorting.dmn")) {
            return new String(Objects.requireNonNull(shared).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<text>\"green\"</text></outputEntry>", "<text>\"everything\"</text></outputEntry>");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
