package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessDeployerTest extends EdgeTest {
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
}
