package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.announcement.CloudEvent;
import dev.baton.announcement.EventLog;
import dev.baton.announcement.EventSchemasTest;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Base of all tests that run a process: the real engine and delegates on a real PostgreSQL, jobs run when the test says so,
 * a clock that the test moves. Every test works for a tenant of its own ({@link #tenant}). A failed test prints where its
 * instances stand.
 *
 * <pre>{@code
 * class LeadQualificationTest extends ProcessTest {
 *     @Test
 *     void a_spam_lead_is_rejected() {
 *         var instance = asTenant(() -> journey.leadReceived(lead));
 *         afterAllJobs();
 *         assertThat(passed(instance)).contains("EndEvent_Rejected");
 *     }
 * }
 * }</pre>
 */
@SpringBootTest(classes = ProcessTestContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ExtendWith(ProcessTest.PrintsWhereItStands.class)
public abstract class ProcessTest {
    private static final int TOO_MANY_JOBS = 500;

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected HistoryService history;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected TestDatabase database;

    /** There is none where the engine is tested without a business. */
    @Autowired
    private ObjectProvider<EventLog> log;

    @Autowired
    private ObjectMapper json;

    @Autowired
    protected TestClock clock;

    protected TenantId tenant;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ProcessTestContext.DATABASE.register(registry);
    }

    @BeforeEach
    void aTenantOfItsOwn() {
        clock.moveTo(Instant.parse("2026-11-02T09:00:00Z"));
        tenant = database.createTenant(
                "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
    }

    @AfterEach
    void nothingStaysOnThisThread() {
        engine.getIdentityService().clearAuthentication();
        ClockUtil.reset();
    }

    /** Whatever a test is about: what the world heard meanwhile is what is published about it. */
    @AfterEach
    void every_event_is_as_its_schema_says() throws IOException {
        for (var event : events()) {
            assertThat(EventSchemasTest.problemsOf(json.writeValueAsString(event)))
                    .as(event.type())
                    .isEmpty();
        }
    }

    /** What this test's tenant told the world, oldest first. */
    protected List<CloudEvent> events() {
        List<UUID> told = database.in(
                tenant,
                jdbc -> jdbc.sql("select id from crm.outbox where channel = 'event' order by number")
                        .query(UUID.class)
                        .list());
        return asTenant(() -> told.stream().map(id -> log.getObject().get(id)).toList());
    }

    /** Does the work as a tester of this test's tenant. */
    protected <R> R asTenant(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }

    /** Starts an instance for this test's tenant. */
    protected String start(String processKey, String businessKey, Map<String, Object> variables) {
        return asTenant(() -> runtime.startProcessInstanceByKey(processKey, businessKey, variables)
                .getId());
    }

    /** Runs this tenant's due jobs until none is left; a job that fails stays, for its next try is later. */
    protected void afterAllJobs() {
        for (var count = 0; count < TOO_MANY_JOBS; count++) {
            var due = dueJobs();
            if (due.isEmpty()) {
                return;
            }
            run(due.get(0));
        }
        throw new AssertionError("Jobs beget jobs without end: " + dueJobs());
    }

    /** Runs one job. */
    protected void run(Job job) {
        management.executeJob(job.getId());
    }

    /** Moves the clock and runs what is due then. */
    protected void afterTime(Duration duration) {
        clock.moveBy(duration);
        afterAllJobs();
    }

    /** Runs this tenant's due jobs but those of one step: what happens now comes between it and the step before. */
    protected void allJobsBefore(String step) {
        for (var count = 0; count < TOO_MANY_JOBS; count++) {
            var next =
                    dueJobs().stream().filter(job -> !stepOf(job).equals(step)).findFirst();
            if (next.isEmpty()) {
                assertThat(dueJobs()).as("a job of " + step).isNotEmpty();
                return;
            }
            run(next.get());
        }
        throw new AssertionError("Jobs beget jobs without end: " + dueJobs());
    }

    private String stepOf(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private List<Job> dueJobs() {
        return management
                .createJobQuery()
                .tenantIdIn(tenant.toString())
                .duedateLowerThan(new Date(clock.millis() + 1))
                .withRetriesLeft()
                .active()
                .orderByJobDuedate()
                .asc()
                .list();
    }

    /** The elements that the instance has passed, in order. */
    protected List<String> passed(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** The elements where the instance waits. */
    protected List<String> waitsAt(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).unfinished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    protected void assertEnded(String instance) {
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .as("the instance should have ended but waits at " + waitsAt(instance))
                .isZero();
    }

    private String whereItStands() {
        return runtime.createProcessInstanceQuery().tenantIdIn(tenant.toString()).list().stream()
                .map(instance -> "instance %s of %s%n  waits at %s%n  variables %s%n  jobs %s"
                        .formatted(
                                instance.getId(),
                                instance.getProcessDefinitionId(),
                                waitsAt(instance.getId()),
                                variables(instance.getId()),
                                jobs(instance.getId())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private VariableMap variables(String instance) {
        return runtime.getVariablesTyped(instance, false);
    }

    private String jobs(String instance) {
        return management.createJobQuery().processInstanceId(instance).list().stream()
                .map(job -> "%s due %s, %d tries left%s"
                        .formatted(
                                job.getJobDefinitionId(),
                                job.getDuedate(),
                                job.getRetries(),
                                job.getExceptionMessage() == null ? "" : ": " + job.getExceptionMessage()))
                .collect(Collectors.joining("; "));
    }

    /** Says where the instances of a failed test stand. */
    static class PrintsWhereItStands implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isPresent()
                    && context.getRequiredTestInstance() instanceof ProcessTest test) {
                LoggerFactory.getLogger(ProcessTest.class)
                        .warn("{} failed.{}{}", context.getDisplayName(), System.lineSeparator(), test.whereItStands());
            }
        }
    }
}
