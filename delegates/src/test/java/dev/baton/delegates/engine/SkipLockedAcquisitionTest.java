package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class SkipLockedAcquisitionTest extends EdgeTest {
    private static final int INSTANCES = 60;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void manyInstancesWithTwoExclusiveJobsEach() {
        var model = Bpmn.createExecutableProcess("hop")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("Fork")
                .endEvent("End_1")
                .camundaAsyncBefore()
                .moveToNode("Fork")
                .endEvent("End_2")
                .camundaAsyncBefore()
                .done();
        repository.createDeployment().addModelInstance("hop.bpmn", model).deploy();
        jdbc.update("update act_ru_job set retries_ = 0");
        for (var count = 0; count < INSTANCES; count++) {
            var started = start("hop", null, Map.of());
            assertThat(started).isNotNull();
        }
    }

    @AfterEach
    void nothingLeft() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("hop")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test is over"));
    }

    private Callable<List<String>> node(CyclicBarrier together) {
        var executor = new DefaultJobExecutor();
        executor.setLockTimeInMillis(60_000);
        var acquisition = new SkipLockedAcquisition(jdbc, executor);
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        return () -> {
            var mine = new ArrayList<String>();
            together.await();
            for (var round = 0; round < 40; round++) {
                AcquiredJobs acquired = commands.execute(acquisition.getCommand(8));
                acquired.getJobIdBatches().forEach(mine::addAll);
            }
            return mine;
        };
    }

    @Test
    void no_job_is_ever_taken_by_two_nodes_nor_one_instance_at_the_same_time() throws Exception {
        var instanceOf = new HashMap<String, String>();
        for (Job job : management.createJobQuery().processDefinitionKey("hop").list()) {
            instanceOf.put(job.getId(), job.getProcessInstanceId());
        }
        assertThat(instanceOf).hasSize(2 * INSTANCES);
        var nodes = 4;
        var together = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        var nodeOfJob = new HashMap<String, Integer>();
        var nodeOfInstance = new HashMap<String, Integer>();
        try {
            var work = new ArrayList<Callable<List<String>>>();
            for (var node = 0; node < nodes; node++) {
                work.add(node(together));
            }
            var results = threads.invokeAll(work);
            for (var node = 0; node < nodes; node++) {
                for (var job : results.get(node).get()) {
                    assertThat(nodeOfJob.put(job, node))
                            .as("job %s was taken twice", job)
                            .isNull();
                    var other = nodeOfInstance.put(instanceOf.get(job), node);
                    assertThat(other == null || other == node)
                            .as("instance %s is at work on two nodes", instanceOf.get(job))
                            .isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        // Whose sibling was being taken comes later, when it is free; nobody got a second one, and all instances moved.
        assertThat(nodeOfInstance).hasSize(INSTANCES);
    }

    @Test
    void the_jobs_of_a_node_that_died_are_free_after_its_lock_ran_out() {
        var executor = new DefaultJobExecutor();
        executor.setLockTimeInMillis(60_000);
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        var acquisition = new SkipLockedAcquisition(jdbc, executor);
        assertThat(commands.execute(acquisition.getCommand(500)).size()).isEqualTo(2 * INSTANCES);
        assertThat(commands.execute(acquisition.getCommand(500)).size()).isZero();
        clock.moveBy(java.time.Duration.ofSeconds(61));
        assertThat(commands.execute(acquisition.getCommand(500)).size()).isEqualTo(2 * INSTANCES);
    }
}
