package dev.baton.delegates.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.delegates.engine.EdgeTest;
import dev.baton.journey.JourneyView.Step;
import dev.baton.journey.Journeys;
import dev.baton.journey.ProcessLinks;
import dev.baton.lead.StatementCounter;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(StatementCounter.class)
class EngineJourneysTest extends EdgeTest {
    @Autowired
    private Journeys journeys;

    @Autowired
    private ProcessLinks links;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private StatementCounter statements;

    private RecordRef record;

    @BeforeEach
    void deployed() {
        deployWalk();
        deployCaller(caller());
        record = RecordRef.lead(UuidV7.next());
    }

    @Test
    void a_journey_tells_where_the_record_stands_how_it_came_there_and_what_can_come() throws Exception {
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        afterAllJobs();
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.outbox (id, channel, key, record_type, record_id,"
                                + " process_instance_id, activity_id, recipient, summary, payload) values (:id, 'email', 'k', 'lead',"
                                + " :record, :instance, 'Decision_Length', 'a@b.test', 'Hello', '{}')")
                        .param("id", UuidV7.next())
                        .param("record", record.id())
                        .param("instance", instance)
                        .update());

        var view = asTenant(() -> journeys.of(record));
        assertThat(view.record()).isEqualTo(record.toString());
        assertThat(view.instances()).hasSize(1);
        var only = view.instances().get(0);
        assertThat(only.processName()).isEqualTo("Walk the dog");
        assertThat(only.state()).isEqualTo("active");
        assertThat(only.flows()).containsExactly("Flow_Started", "Flow_Decided", "Flow_Far");
        assertThat(only.steps())
                .extracting(Step::activityId)
                .containsExactly("StartEvent_Walk", "Decision_Length", "Gateway_Length", "Task_Walk");
        var decision = only.steps().get(1);
        assertThat(decision.by()).isEqualTo("process:walk/Decision_Length");
        assertThat(decision.decision().key()).isEqualTo("walk_length");
        assertThat(decision.decision().rules()).extracting("reason").containsExactly("Much energy wants a long walk");
        assertThat(decision.messages()).extracting("summary").containsExactly("Hello");
        assertThat(only.steps().get(3).state()).isEqualTo("active");
        assertThat(only.next()).extracting("activityId").containsExactly("Timer_TooLate", "EndEvent_Home");
        assertThat(only.next().get(0).dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(8)));
        assertThat(only.incidents()).isEmpty();

        var text = json.readTree(json.writeValueAsString(view));
        assertThat(text.at("/instances/0/startedAt").asText()).startsWith("2026-11-02T09:00:00");
        assertThat(text.at("/instances/0/endedAt").isNull()).isTrue();
        assertThat(text.at("/instances/0/steps/3/decision").isNull()).isTrue();
        assertThat(journeys.diagram(only.bpmnUrl().replaceAll("^.*/|\\.bpmn$", "")))
                .contains("Task_Walk");
    }

    @Test
    void a_called_process_follows_the_one_that_called_it() {
        var instance = start("caller", record.toString(), Map.of("age", 3L));
        afterTime(Duration.ofHours(9));
        assertEnded(instance);
        var view = asTenant(() -> journeys.of(record));
        assertThat(view.instances()).extracting("processKey").containsExactly("caller", "walk");
        assertThat(view.instances().get(1).parentActivityId()).isEqualTo("Call_Walk");
        assertThat(view.instances()).extracting("state").containsExactly("completed", "completed");
        assertThat(view.instances().get(1).flows())
                .containsExactly("Flow_Started", "Flow_Decided", "Flow_Far", "Flow_TooLate");
        assertThat(view.instances().get(1).steps())
                .filteredOn(step -> step.activityId().equals("Task_Walk"))
                .extracting(Step::state)
                .containsExactly("cancelled");
    }

    @Test
    void a_journey_of_many_instances_takes_as_many_statements_as_one_of_two() {
        deployCaller(caller().multiInstance().sequential().cardinality("3").multiInstanceDone());
        start("caller", record.toString(), Map.of("age", 3L));
        afterAllJobs();
        assertThat(asTenant(() -> journeys.of(record)).instances()).hasSize(2);
        var ofTwo = statements.during(() -> asTenant(() -> journeys.of(record)));

        afterTime(Duration.ofHours(9));
        afterTime(Duration.ofHours(9));

        assertThat(asTenant(() -> journeys.of(record)).instances()).hasSize(4);
        assertThat(statements.during(() -> asTenant(() -> journeys.of(record)))).isEqualTo(ofTwo);
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        assertThat(instance).isNotNull();
        tenant = database.createTenant("other-" + record.id().toString().substring(24));
        assertThat(asTenant(() -> journeys.of(record)).instances()).isEmpty();
        assertThatThrownBy(() -> journeys.diagram("walk:1:nothing")).isInstanceOf(NotFound.class);
    }

    @Test
    void a_record_travels_a_process_once_at_a_time() {
        assertThat(asTenant(() -> links.open("walk", record))).isTrue();
        assertThat(asTenant(() -> links.open("walk", record))).isFalse();
        var instance = start("walk", record.toString(), Map.of("age", 3L));
        asTenant(() -> {
            links.started("walk", record, instance);
            return true;
        });
        assertThat(asTenant(() -> links.open("walk", record))).isFalse();
        afterTime(Duration.ofHours(9));
        assertEnded(instance);
        assertThat(asTenant(() -> links.open("walk", record))).isTrue();
    }

    /** A process that goes the walk, as far as the call of it. */
    private static CallActivityBuilder caller() {
        return Bpmn.createExecutableProcess("caller")
                .name("Caller")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Caller")
                .name("Start")
                .callActivity("Call_Walk")
                .name("Walk")
                .calledElement("walk")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaIn("age", "age");
    }

    private void deployCaller(CallActivityBuilder caller) {
        repository
                .createDeployment()
                .name("caller")
                .addModelInstance(
                        "caller.bpmn", caller.endEvent("End_Caller").name("End").done())
                .deploy();
    }
}
