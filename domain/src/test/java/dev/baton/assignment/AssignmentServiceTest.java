package dev.baton.assignment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.then;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.announcement.Announcements;
import dev.baton.calendar.CalendarService;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadJourney;
import dev.baton.outbox.Outbox;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.people.PersonId;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.Timeline;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@DomainTest
@Import({AssignmentServiceTest.Modules.class, Tenants.class})
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=10")
class AssignmentServiceTest {
    /** A Tuesday, 10:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-10-06T08:00:00Z");

    private static final AtomicInteger TENANTS = new AtomicInteger();

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = {
                Announcements.class,
                AssignmentService.class,
                CalendarService.class,
                Outbox.class,
                People.class,
                Timeline.class
            })
    static class Modules {}

    @TestBean
    private Clock clock;

    static Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("UTC"));
    }

    @MockitoBean
    private LeadJourney journey;

    private final AssignmentService assignments;
    private final QueueDrain drain;
    private final People people;
    private final TestDatabase database;
    private TenantId tenant;

    AssignmentServiceTest(
            @Autowired AssignmentService assignments,
            @Autowired QueueDrain drain,
            @Autowired People people,
            @Autowired TestDatabase database) {
        this.assignments = assignments;
        this.drain = drain;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void a_tenant_of_its_own() {
        tenant = database.createTenant("assigning" + TENANTS.incrementAndGet());
    }

    @Test
    void leads_go_to_the_team_in_turn_and_the_round_survives_whoever_keeps_it() {
        team(10, "anna", "bert", "cora");

        assertThat(List.of(assign(), assign(), assign(), assign())).containsExactly("anna", "bert", "cora", "anna");
    }

    @Test
    void an_absent_person_gets_nothing() {
        team(10, "anna", "bert");
        absent("anna", NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1)));

        assertThat(List.of(assign(), assign())).containsExactly("bert", "bert");
    }

    @Test
    void an_absence_that_is_over_or_did_not_begin_counts_no_more() {
        team(10, "anna");
        absent("anna", NOW.minus(Duration.ofHours(2)), NOW);
        absent("anna", NOW.plusSeconds(1), NOW.plus(Duration.ofHours(1)));

        assertThat(assign()).isEqualTo("anna");
    }

    @Test
    void somebody_who_left_gets_nothing() {
        team(10, "anna", "bert");
        act(() -> {
            people.deactivate(id("anna"));
            return true;
        });

        assertThat(assign()).isEqualTo("bert");
    }

    @Test
    void nobody_carries_more_than_their_capacity_nor_more_than_the_queue_allows() {
        team(2, "anna");
        team(9, "bert");

        var owners = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            owners.add(String.valueOf(assign(route(lead(), Strategy.ROUND_ROBIN, 3, null))));
        }

        assertThat(owners).containsExactly("anna", "bert", "anna", "bert", "bert", "null");
    }

    @Test
    void the_least_loaded_gets_the_lead_where_the_table_wants_it() {
        team(10, "anna", "bert");
        assign();
        assign();
        assign();

        assertThat(assign(route(lead(), Strategy.LEAST_LOADED, null, null))).isEqualTo("bert");
    }

    @Test
    void the_owner_of_the_account_gets_the_lead_though_it_is_not_their_turn() {
        team(10, "anna", "bert");
        var lead = lead();
        company(lead, "bert");

        assertThat(act(() -> assignments.routingFacts(lead).existingAccountOwner()))
                .isTrue();
        assertThat(assign(route(lead, Strategy.OWNER, null, null))).isEqualTo("bert");
    }

    @Test
    void the_round_decides_when_the_owner_of_the_account_is_not_there() {
        team(10, "anna", "bert");
        var lead = lead();
        company(lead, "bert");
        absent("bert", NOW.minusSeconds(1), NOW.plusSeconds(1));

        assertThat(assign(route(lead, Strategy.OWNER, null, null))).isEqualTo("anna");
    }

    @Test
    void the_other_team_helps_when_nobody_is_free() {
        team(0, "anna");
        members("sales-ae", 5, "emil");

        var touch = act(() -> assignments.assign(route(lead(), Strategy.ROUND_ROBIN, null, "sales-ae")));

        assertThat(touch.owner()).isEqualTo("emil");
        assertThat(touch.queue()).isEqualTo("sales-ae");
    }

    @Test
    void a_lead_stays_with_its_team_while_nobody_is_free_and_the_promise_runs() {
        team(0, "anna");

        var touch = act(() -> assignments.assign(route(lead(), Strategy.ROUND_ROBIN, null, null)));

        assertThat(touch.owner()).isNull();
        assertThat(touch.queue()).isEqualTo("sales-sdr");
        assertThat(touch.due()).isAfter(NOW);
    }

    @Test
    void the_oldest_waiting_lead_is_given_away_first_when_somebody_becomes_free() {
        team(0, "anna");
        var young = route(lead(NOW.minusSeconds(10)), Strategy.ROUND_ROBIN, null, null);
        var old = route(lead(NOW.minusSeconds(500)), Strategy.ROUND_ROBIN, null, null);
        assign(young);
        assign(old);
        act(() -> {
            people.changeCapacity(id("anna"), 1);
            return true;
        });

        var given = act(() -> drain.drain("sales-sdr"));

        assertThat(given).isOne();
        assertThat(owner(old)).isEqualTo("anna");
        then(journey).should().assigned(old, "anna");
        assertThat(owner(young)).isNull();
    }

    @Test
    void a_closed_lead_frees_its_place_for_one_that_waits() {
        team(1, "anna");
        var first = route(lead(), Strategy.ROUND_ROBIN, null, null);
        var second = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(first);
        assign(second);
        assertThat(owner(second)).isNull();
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.lead set status = 'disqualified' where id = ?")
                        .param(first.value())
                        .update());

        drain.sweep();

        assertThat(owner(second)).isEqualTo("anna");
    }

    @Test
    void a_lead_that_was_taken_back_does_not_return_to_whoever_let_it_wait() {
        team(10, "anna", "bert");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assertThat(assign(lead)).isEqualTo("anna");

        assertThat(act(() -> assignments.takeBack(lead))).isFalse();
        assertThat(assign(lead)).isEqualTo("bert");
        assertThat(act(() -> assignments.takeBack(lead))).isFalse();
        assertThat(assign(lead)).isNull();
        assertThat(act(() -> assignments.takeBack(lead))).isTrue();
    }

    @Test
    void a_lead_taken_back_for_good_waits_for_nobody_and_is_not_given_away() {
        team(10, "anna", "bert", "cora");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(lead);
        assertThat(act(() -> assignments.takeBack(lead))).isFalse();

        assertThat(act(() -> drain.drainAll())).isZero();
    }

    @Test
    void a_lead_in_good_hands_stays_there() {
        team(10, "anna", "bert");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(lead);

        assertThat(assign(lead)).isEqualTo("anna");
        assertThat(act(() -> assignments.handOver(lead)).owner()).isEqualTo("anna");
    }

    @Test
    void a_lead_that_turns_out_to_be_for_another_team_is_handed_over_while_nobody_touched_it() {
        team(10, "anna");
        members("sales-ae", 5, "emil");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(lead);

        var handover = act(() -> {
            assignments.routed(lead, new Routing("sales-ae", Strategy.ROUND_ROBIN, null, null));
            return assignments.handOver(lead);
        });

        assertThat(handover).isEqualTo(new Handover("emil", "sales-ae"));
        assertThat(owner(lead)).isEqualTo("emil");
    }

    @Test
    void a_lead_somebody_was_in_touch_with_is_not_handed_over() {
        team(10, "anna");
        members("sales-ae", 5, "emil");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(lead);
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.lead set touched_at = now() where id = ?")
                        .param(lead.value())
                        .update());

        var handover = act(() -> {
            assignments.routed(lead, new Routing("sales-ae", Strategy.ROUND_ROBIN, null, null));
            return assignments.handOver(lead);
        });

        assertThat(handover.owner()).isEqualTo("anna");
    }

    @Test
    void whoever_takes_a_lead_by_hand_has_it() {
        team(10, "anna", "bert");
        var lead = route(lead(), Strategy.ROUND_ROBIN, null, null);
        assign(lead);

        act(() -> {
            assignments.taken(lead, "bert");
            return true;
        });

        assertThat(owner(lead)).isEqualTo("bert");
        assertThat(act(() -> assignments.historyOf(lead)))
                .extracting(AssignmentEntry::person, AssignmentEntry::strategy)
                .containsExactly(tuple("anna", "roundRobin"), tuple("bert", "byHand"));
    }

    @Test
    void eight_at_once_give_away_two_hundred_leads_fairly_and_nobody_carries_too_much() throws Exception {
        team(30, "anna", "bert", "cora", "dora", "emil", "fred", "gina");
        var leads = new ConcurrentLinkedQueue<LeadId>();
        for (var i = 0; i < 200; i++) {
            leads.add(route(lead(), Strategy.ROUND_ROBIN, null, null));
        }
        var owners = inParallel(leads, this::assign);

        var shares = owners.stream().collect(groupingBy(owner -> owner, counting()));
        assertThat(shares.values()).hasSize(7).allMatch(share -> share == 28 || share == 29);
    }

    @Test
    void two_queues_at_once_never_give_one_person_more_than_they_can_carry() throws Exception {
        team(13, "anna", "bert");
        for (var login : List.of("anna", "bert")) {
            act(() -> people.provision(person(login, 13, "sales-sdr", "sales-ae")));
        }
        var leads = new ConcurrentLinkedQueue<LeadId>();
        for (var i = 0; i < 100; i++) {
            var queue = i % 2 == 0 ? "sales-sdr" : "sales-ae";
            var other = i % 2 == 0 ? "sales-ae" : "sales-sdr";
            leads.add(route(lead(), new Routing(queue, Strategy.LEAST_LOADED, null, other)));
        }
        var owners = inParallel(leads, this::assign);

        var shares = owners.stream().map(String::valueOf).collect(groupingBy(owner -> owner, counting()));
        assertThat(shares).containsEntry("anna", 13L).containsEntry("bert", 13L).containsEntry("null", 74L);
    }

    private <R> List<R> inParallel(ConcurrentLinkedQueue<LeadId> leads, Function<LeadId, R> work) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<R>> worker = () -> {
                var results = new ArrayList<R>();
                for (var lead = leads.poll(); lead != null; lead = leads.poll()) {
                    results.add(work.apply(lead));
                }
                return results;
            };
            var results = new ArrayList<R>();
            for (var result : threads.invokeAll(Collections.nCopies(8, worker))) {
                results.addAll(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void team(int capacity, String... logins) {
        members("sales-sdr", capacity, logins);
    }

    private void members(String team, int capacity, String... logins) {
        for (var login : logins) {
            act(() -> people.provision(person(login, capacity, team)));
        }
    }

    private static NewPerson person(String login, int capacity, String... teams) {
        return new NewPerson(login, login, login + "@acme.test", ZoneId.of("Europe/Berlin"), capacity, Set.of(teams));
    }

    private void absent(String login, Instant from, Instant to) {
        act(() -> people.addAbsence(id(login), from, to, "Holiday"));
    }

    private PersonId id(String login) {
        return act(() -> people.byLogin(login).orElseThrow().id());
    }

    private LeadId lead() {
        return lead(NOW);
    }

    private LeadId lead(Instant receivedAt) {
        var lead = LeadId.create();
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.lead (id, channel, status, received_at, company_domain) "
                                + "values (?, 'web', 'open', ?, 'acme.test')")
                        .params(lead.value(), Timestamp.from(receivedAt))
                        .update());
        return lead;
    }

    private void company(LeadId lead, String owner) {
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.company (id, name, domain, owner_id) "
                                + "select ?, 'Acme', company_domain, p.id from crm.lead l, crm.person p "
                                + "where l.id = ? and p.login = ?")
                        .params(UUID.randomUUID(), lead.value(), owner)
                        .update());
    }

    @CanIgnoreReturnValue
    private LeadId route(LeadId lead, Strategy strategy, Integer maxOpen, String fallback) {
        return route(lead, new Routing("sales-sdr", strategy, maxOpen, fallback));
    }

    @CanIgnoreReturnValue
    private LeadId route(LeadId lead, Routing routing) {
        act(() -> {
            assignments.routed(lead, routing);
            return true;
        });
        return lead;
    }

    @CanIgnoreReturnValue
    private String assign() {
        return assign(route(lead(), Strategy.ROUND_ROBIN, null, null));
    }

    @CanIgnoreReturnValue
    private String assign(LeadId lead) {
        return act(() -> assignments.assign(lead).owner());
    }

    private String owner(LeadId lead) {
        var logins = database.in(
                tenant,
                jdbc -> jdbc.sql("select p.login from crm.lead l join crm.person p on p.id = l.owner_id where l.id = ?")
                        .param(lead.value())
                        .query(String.class)
                        .list());
        return logins.isEmpty() ? null : logins.get(0);
    }

    @CanIgnoreReturnValue
    private <R> R act(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
