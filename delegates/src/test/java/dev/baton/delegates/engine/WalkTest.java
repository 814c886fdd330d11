package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.decision.DecisionLog;
import dev.baton.decision.MatchedRule;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WalkTest extends EdgeTest {
    @Autowired
    private DecisionLog decisions;

    @Autowired
    private WorkItems items;

    @Autowired
    private WorkList work;

    private RecordRef record;
    private SignedIn anna;
    private SignedIn bert;
    private SignedIn stranger;
    private SignedIn boss;

    @BeforeEach
    void deployed() {
        deployWalk();
        record = RecordRef.lead(UuidV7.next());
        anna = person("anna", Set.of(Role.SALES), Set.of("sales-sdr"));
        bert = person("bert", Set.of(Role.SALES), Set.of("sales-sdr"));
        stranger = person("zoe", Set.of(Role.FINANCE), Set.of("finance-ar"));
        boss = person("boss", Set.of(Role.MANAGER), Set.of());
    }

    private SignedIn person(String login, Set<Role> roles, Set<String> teams) {
        var id = UuidV7.next();
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.person (id, login, name, email, zone) "
                                + "values (:id, :login, :name, :login || '@test', 'Europe/Berlin')")
                        .param("id", id)
                        .param("login", login)
                        .param("name", "Name of " + login)
                        .update());
        return new SignedIn(login, "Name of " + login, tenant.value(), roles, teams, false);
    }

    private String walk(long age) {
        var instance = start("walk", record.toString(), Map.of("age", age));
        afterAllJobs();
        return instance;
    }

    private WorkItem onlyItem() {
        var found = asTenant(() -> items.ofRecord(record));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Map<String, Object> sunny() {
        return new HashMap<>(Map.of("weather", "sun", "kilometres", 3.5, "park", "big"));
    }

    @Test
    void a_decision_is_asked_and_kept_with_the_reasons_of_all_its_tables() {
        var instance = walk(3);
        assertThat(WalkDelegates.SEEN)
                .containsExactly("far 60 [Young dogs run, Every dog walks, Much energy wants a long walk]");
        var kept = asTenant(() -> decisions.ofRecord(record));
        assertThat(kept).extracting("key").containsExactlyInAnyOrder("energy", "walk_length");
        var top = kept.stream()
                .filter(one -> one.key().equals("walk_length"))
                .findFirst()
                .orElseThrow();
        assertThat(top.name()).isEqualTo("How far to walk");
        assertThat(top.inputs()).containsEntry("Energy", 11);
        assertThat(top.outputs()).containsExactly(Map.of("length", "far", "minutes", 60));
        assertThat(top.rules()).containsExactly(new MatchedRule("Rule_far", "Much energy wants a long walk"));
        assertThat(top.processInstanceId()).isEqualTo(instance);
        assertThat(top.activityId()).isEqualTo("Decision_Length");
    }

    @Test
    void the_engine_links_its_own_decision_history_to_the_step() {
        var instance = walk(3);
        var kept = history.createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .includeInputs()
                .includeOutputs()
                .list();
        assertThat(kept).hasSize(2);
        assertThat(kept).allSatisfy(one -> {
            assertThat(one.getActivityId()).isEqualTo("Decision_Length");
            assertThat(one.getTenantId()).isEqualTo(tenant.toString());
            assertThat(one.getInputs()).isNotEmpty();
        });
    }

    @Test
    void only_declared_variables_reach_the_history() {
        var instance = walk(3);
        assertThat(runtime.getVariable(instance, "nameOfThePerson")).isEqualTo("Erika Muster");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .contains("length", "age")
                .doesNotContain("nameOfThePerson");
        assertThat(history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }

    @Test
    void an_open_task_is_on_the_work_list_of_its_team() {
        walk(3);
        var item = onlyItem();
        assertThat(item.title()).isEqualTo("Walk");
        assertThat(item.groups()).containsExactly("sales-sdr");
        assertThat(item.dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(8)));
        assertThat(item.formId()).isEqualTo("walk");
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.TEAMS), anna))
                        .items())
                .containsExactly(item);
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.MINE), anna))
                        .items())
                .isEmpty();
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.ALL), stranger))
                        .items())
                .isEmpty();
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.ALL), boss))
                        .items())
                .containsExactly(item);
        assertThat(asTenant(() -> items.count(boss)).all()).isEqualTo(1);
    }

    @Test
    void the_work_list_is_read_page_by_page_and_searched() {
        walk(3);
        record = RecordRef.lead(UuidV7.next());
        walk(3);
        var first = asTenant(() -> items.list(new WorkSearch(WorkScope.TEAMS, "wal", false, null, 1), anna));
        assertThat(first.items()).hasSize(1);
        var second = asTenant(() -> items.list(new WorkSearch(WorkScope.TEAMS, null, false, first.next(), 1), anna));
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
        assertThat(asTenant(() -> items.list(new WorkSearch(WorkScope.TEAMS, "swim", false, null, 1), anna))
                        .items())
                .isEmpty();
    }

    @Test
    void a_valid_form_completes_the_task_and_leaves_no_raw_values() {
        var instance = walk(3);
        work.complete(onlyItem().id(), sunny(), anna);
        afterAllJobs();
        assertEnded(instance);
        assertThat(WalkDelegates.SEEN)
                .contains(
                        "walked {kilometres=3.5, park=big, weather=sun} by anna", "reward by process:walk/Task_Reward");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .contains("wet")
                .doesNotContain("weather", "kilometres", "park");
        assertThat(asTenant(() -> items.ofRecord(record))).isEmpty();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("anna");
    }

    @Test
    void an_invalid_form_says_what_is_wrong_with_each_field_and_completes_nothing() {
        var instance = walk(3);
        var item = onlyItem().id();
        var values = new HashMap<String, Object>(
                Map.of("weather", "rain", "kilometres", 50, "umbrella", "R2", "park", "small", "again", "2020-01-01"));
        values.put("colour", "red");
        assertThatThrownBy(() -> work.complete(item, Map.of("colour", "red"), anna))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .containsExactly(new FieldProblem("colour", "The form has no such field.")));
        values.remove("colour");
        assertThatThrownBy(() -> work.complete(item, values, anna))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("kilometres", "umbrella", "park", "again"));
        assertThat(waitsAt(instance)).contains("Task_Walk");
        assertThat(onlyItem().assignee()).isNull();
    }

    @Test
    void a_hidden_field_is_neither_required_nor_accepted() {
        walk(3);
        var values = sunny();
        values.put("umbrella", "black");
        values.put("towel", true);
        var item = onlyItem().id();
        assertThatThrownBy(() -> work.complete(item, values, anna))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("umbrella", "towel"));
    }

    @Test
    void the_forms_rules_hold_for_every_client_of_the_engine() {
        var instance = walk(3);
        var task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        engine.getIdentityService()
                .setAuthentication("anna", List.of("role:sales", "sales-sdr"), List.of(tenant.toString()));
        assertThatThrownBy(() -> tasks.complete(task))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("weather");
        assertThatThrownBy(
                        () -> engine.getFormService().submitTaskForm(task, Map.of("weather", "snow", "kilometres", 1)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("Please choose one of the options.");
        var sent = new HashMap<>(sunny());
        sent.put("age", 3L);
        engine.getFormService().submitTaskForm(task, sent);
        engine.getIdentityService().clearAuthentication();
        afterAllJobs();
        assertEnded(instance);
        assertThat(WalkDelegates.SEEN).contains("walked {kilometres=3.5, park=big, weather=sun} by anna");
    }

    @Test
    void what_the_business_rejects_rolls_everything_back() {
        var instance = walk(3);
        var values = sunny();
        values.put("kilometres", 13);
        var item = onlyItem().id();
        assertThatThrownBy(() -> work.complete(item, values, anna))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.messageKey()).isEqualTo("walk.unlucky"));
        assertThat(waitsAt(instance)).contains("Task_Walk");
        assertThat(onlyItem().assignee()).isNull();
    }

    @Test
    void of_two_who_claim_the_second_learns_who_was_first() {
        walk(3);
        var item = onlyItem().id();
        work.claim(item, anna);
        work.claim(item, anna);
        assertThat(onlyItem().assignee()).isEqualTo("anna");
        assertThatThrownBy(() -> work.claim(item, bert)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.messageKey()).isEqualTo("work.claimed-by");
            assertThat(rejected.arguments()).isEqualTo(List.of("Name of anna"));
        });
        assertThatThrownBy(() -> work.complete(item, sunny(), bert)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> work.claim(item, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> work.assign(item, "nobody", boss)).isInstanceOf(Rejected.class);
        work.assign(item, "bert", boss);
        assertThat(onlyItem().assigneeName()).isEqualTo("Name of bert");
        work.unclaim(item, bert);
        assertThat(onlyItem().assignee()).isNull();
        assertThat(asTenant(() -> work.handOver(record, "Task_Walk", "anna", Set.of("finance-ar"))))
                .isTrue();
        assertThat(onlyItem().groups()).containsExactly("finance-ar");
        assertThat(onlyItem().assignee()).isEqualTo("anna");
    }

    @Test
    void the_lists_of_a_form_come_to_the_engines_own_clients_as_they_read_them() {
        walk(3);
        var forms = engine.getFormService();
        var task = onlyItem().taskId();

        var read = asTenant(() -> forms.getTaskFormVariables(task));
        assertThat(read.get("parks")).isEqualTo(List.of(Map.of("label", "The big one", "value", "big")));
        assertThat(read).containsEntry("age", 3L);
        var text = asTenant(() -> forms.getTaskFormVariables(task, List.of("parks"), false));
        assertThat(text.keySet()).containsExactly("parks");
        ObjectValue parks = text.getValueTyped("parks");
        assertThat(parks.getSerializationDataFormat()).isEqualTo("application/json");
        assertThat(parks.getValueSerialized()).contains("\"label\":\"The big one\"");
        assertThat(asTenant(() -> forms.getTaskFormVariables(task, List.of("age"), false))
                        .keySet())
                .containsExactly("age");
    }

    @Test
    void the_form_comes_with_its_schema_and_lists() {
        walk(3);
        var form = work.form(onlyItem().id(), anna);
        assertThat(form.schema()).contains("Kilometres");
        assertThat(form.data()).containsKey("parks");
        assertThat(form.readonly()).isFalse();
        work.claim(onlyItem().id(), bert);
        assertThat(work.form(onlyItem().id(), anna).readonly()).isTrue();
    }

    @Test
    void a_timer_takes_the_task_off_the_work_list() {
        var instance = walk(3);
        afterTime(Duration.ofHours(9));
        assertEnded(instance);
        assertThat(passed(instance)).contains("EndEvent_TooLate");
        assertThat(asTenant(() -> items.ofRecord(record))).isEmpty();
    }
}
