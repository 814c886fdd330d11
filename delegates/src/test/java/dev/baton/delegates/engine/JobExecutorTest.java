package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Runs jobs as production does. */
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
@DirtiesContext
class JobExecutorTest extends EdgeTest {
    @Autowired
    @Qualifier("camundaTaskExecutor")
    private ThreadPoolTaskExecutor pool;

    @Test
    void the_pool_and_the_acquisition_fit_each_other() {
        assertThat(pool.getCorePoolSize()).isEqualTo(4);
        assertThat(pool.getMaxPoolSize()).isEqualTo(4);
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        assertThat(executor.getAcquireJobsCmdFactory()).isInstanceOf(SkipLockedAcquisition.class);
        assertThat(executor.getWaitTimeInMillis()).isEqualTo(500);
        assertThat(executor.getMaxWait()).isEqualTo(2000);
        assertThat(executor.getMaxJobsPerAcquisition()).isEqualTo(8);
        assertThat(executor.getLockTimeInMillis()).isEqualTo(60_000);
    }

    @Test
    void a_timer_that_is_due_runs_by_itself_for_the_tenant_of_its_instance() {
        deployWalk();
        var record = RecordRef.lead(UuidV7.next());
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        clock.moveBy(Duration.ofHours(9));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEnded(instance));
        assertThat(passed(instance)).contains("EndEvent_TooLate");
        Long open = database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.work_item")
                        .query(Long.class)
                        .single());
        assertThat(open).isZero();
    }
}
