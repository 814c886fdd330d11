package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.duty.Duty;
import dev.baton.duty.OwnWork;
import dev.baton.duty.SeparationOfDuty;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody approves their own work, with whatever client: "Walk" approves what anna asked for. */
class OwnWorkTest extends EdgeTest {
    private static final Map<String, Object> SUNNY = Map.of("weather", "sun", "kilometres", 3.5, "park", "big");
    private static final String SENTENCE = "You asked for this yourself, so somebody else has to decide it.";

    @Autowired
    private SeparationOfDuty duties;

    @Autowired
    private WorkItems items;

    @Autowired
    private WorkList work;

    private RecordRef record;
    private String instance;
    private UUID item;

    @BeforeEach
    void anna_asked_for_a_walk() {
        deployWalk();
        record = RecordRef.lead(UuidV7.next());
        instance = start("walk", record.toString(), Map.of("age", 3L));
        afterAllJobs();
        item = asTenant(() -> items.ofRecord(record)).get(0).id();
        Tenancy.run(tenant, Actor.person("anna"), () -> duties.did(record, Duty.ERASURE_REQUESTED));
    }

    @AfterEach
    void nobody_is_left_in_the_engine() {
        engine.getIdentityService().clearAuthentication();
    }

    private SignedIn person(String login) {
        return new SignedIn(login, login, tenant.value(), Set.of(Role.SALES), Set.of("sales-sdr"), false);
    }

    private String task() {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @Test
    void by_our_work_list_whoever_asked_is_refused_and_somebody_else_is_not() {
        assertThatThrownBy(() -> work.complete(item, SUNNY, person("anna"))).isInstanceOf(OwnWork.class);
        assertThat(waitsAt(instance)).contains("Task_Walk");

        work.complete(item, SUNNY, person("bert"));

        afterAllJobs();
        assertEnded(instance);
    }

    @Test
    void by_the_engines_services_whoever_asked_is_refused_with_a_sentence() {
        engine.getIdentityService()
                .setAuthentication("anna", List.of("role:sales", "sales-sdr"), List.of(tenant.toString()));
        var task = task();

        assertThatThrownBy(() -> tasks.complete(task, SUNNY))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(SENTENCE);
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task, SUNNY))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(SENTENCE);
        engine.getIdentityService().clearAuthentication();
        assertThat(waitsAt(instance)).contains("Task_Walk");
    }

    @Test
    void a_machine_and_a_process_approve_nothing() {
        var machine = new SignedIn("robot", "robot", tenant.value(), Set.of(Role.MANAGER), Set.of(), true);
        assertThatThrownBy(() -> work.complete(item, SUNNY, machine))
                .isInstanceOfSatisfying(
                        OwnWork.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("duty.no-person"));

        assertThatThrownBy(() -> tasks.complete(task(), SUNNY)).hasMessageContaining("A machine cannot approve");
    }

    @Test
    void whoever_made_a_key_answers_for_what_its_machine_asked() {
        var other = RecordRef.lead(UuidV7.next());
        database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "insert into crm.api_key "
                                        + "(id, name, prefix, secret_hash, roles, created_by, created_at, expires_at) values "
                                        + "(:id, 'robot', 'bk_1234567', :id::text, '{manager}', 'ada', now(), now() + interval '1 day')")
                        .param("id", UuidV7.next())
                        .update());
        Tenancy.run(tenant, Actor.apiKey("robot"), () -> duties.did(other, Duty.ERASURE_REQUESTED));

        assertThatThrownBy(() -> Tenancy.run(
                        tenant,
                        Actor.person("ada"),
                        () -> duties.check(other, Set.of(Duty.ERASURE_REQUESTED), Actor.person("ada"))))
                .isInstanceOf(OwnWork.class);
        Tenancy.run(
                tenant,
                Actor.person("bert"),
                () -> duties.check(other, Set.of(Duty.ERASURE_REQUESTED), Actor.person("bert")));
    }
}
