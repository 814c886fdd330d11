package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.people.Team;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which lead: own, team, all. */
class LeadReachTest extends LeadTest {
    @Autowired
    private LeadsInSight sight;

    @Autowired
    private People people;

    private LeadId annas;
    private LeadId beas;
    private LeadId queued;
    private LeadId others;
    private LeadId nobodys;

    @BeforeEach
    void leads_of_two_teams() {
        run(() -> {
            people.provisionTeam(new Team("sales-sdr", "Development"));
            people.provisionTeam(new Team("sales-ae", "Executives"));
            List.of("anna", "bea").forEach(login -> provision(login, "sales-sdr"));
            provision("zoe", "sales-ae");
        });
        annas = of("anna", "sales-sdr");
        beas = of("bea", "sales-sdr");
        queued = of(null, "sales-sdr");
        others = of("zoe", "sales-ae");
        nobodys = of(null, null);
    }

    private void provision(String login, String team) {
        people.provision(
                new NewPerson(login, login, login + "@acme.test", ZoneId.of("Europe/Berlin"), 9, Set.of(team)));
    }

    private LeadId of(@Nullable String owner, @Nullable String queue) {
        var id = Tenancy.as(
                tenant.id(),
                Actor.system("test"),
                () -> leads.register(
                        ada().email(UUID.randomUUID() + "@x.example").build()));
        run(() -> jdbc.sql("update crm.lead set queue = :queue, "
                        + "owner_id = (select id from crm.person where login = :owner) where id = :id")
                .param("queue", queue)
                .param("owner", owner)
                .param("id", id.value())
                .update());
        return id;
    }

    private SignedIn person(String login, Role role, String... teams) {
        return new SignedIn(login, login, tenant.id().value(), Set.of(role), Set.of(teams), false);
    }

    private List<LeadId> listFor(SignedIn person) {
        return tx(() -> sight.list(LeadFilter.ALL, LeadSort.NEWEST, null, 50, person)).rows().stream()
                .map(LeadRow::id)
                .toList();
    }

    private void sees(SignedIn person, LeadId... seen) {
        assertThat(listFor(person)).containsExactlyInAnyOrder(seen);
        for (var lead : List.of(annas, beas, queued, others, nobodys)) {
            if (List.of(seen).contains(lead)) {
                assertThat(tx(() -> sight.view(lead, person)).id()).isEqualTo(lead);
            } else {
                assertThatThrownBy(() -> tx(() -> sight.view(lead, person))).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> run(() -> sight.check(lead, person))).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> run(() -> sight.check(RecordRef.lead(lead.value()), person)))
                        .isInstanceOf(NotFound.class);
            }
        }
    }

    @Test
    void a_sales_person_sees_the_own_leads_those_of_the_team_and_those_of_nobody() {
        sees(person("anna", Role.SALES, "sales-sdr"), annas, beas, queued, nobodys);
        sees(person("zoe", Role.SALES, "sales-ae"), others, nobodys);
        sees(person("new", Role.SALES), nobodys);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "MANAGER", "ANALYST", "OPERATIONS", "READ_ONLY"})
    void who_looks_after_everything_sees_everything(Role role) {
        sees(person("mara", role), annas, beas, queued, others, nobodys);
    }

    @Test
    void the_leads_of_whoever_asks_in_a_ticket_are_those_one_may_see() {
        var ticket = UUID.randomUUID();
        run(() -> {
            jdbc.sql("update crm.lead set email_key = 'ada@x.example' where id in (:ids)")
                    .param("ids", List.of(annas.value(), others.value()))
                    .update();
            jdbc.sql(
                            "insert into crm.ticket (id, number, subject, channel, status, requester_email_key, received_at, "
                                    + "last_customer_at) values (?, 1001, 'Pump', 'email', 'open', 'ada@x.example', now(), now())")
                    .param(ticket)
                    .update();
        });

        assertThat(tx(() -> sight.ofRequester(ticket, 5, person("anna", Role.SALES, "sales-sdr"))))
                .extracting(RelatedLead::id)
                .containsExactly(annas);
        assertThat(tx(() -> sight.ofRequester(ticket, 5, person("mara", Role.MANAGER))))
                .extracting(RelatedLead::id)
                .containsExactlyInAnyOrder(annas, others);
        assertThat(tx(() -> sight.ofRequester(ticket, 1, person("mara", Role.MANAGER))))
                .hasSize(1);
    }

    @Test
    void whoever_has_no_role_sees_nothing() {
        var nobody = new SignedIn("x", "x", tenant.id().value(), Set.of(), Set.of("sales-sdr"), false);

        sees(nobody);
    }

    @Test
    void a_machine_belongs_to_no_team_and_sees_what_its_role_sees_of_every_team() {
        sees(
                new SignedIn("robot", "robot", tenant.id().value(), Set.of(Role.SALES), Set.of(), true),
                annas,
                beas,
                queued,
                others,
                nobodys);
    }

    @Test
    void whoever_brought_a_lead_in_sees_it_wherever_it_went() {
        var typed = Tenancy.as(
                tenant.id(),
                Actor.person("zoe"),
                () -> leads.register(ada().email("typed@x.example").build()));
        run(() -> jdbc.sql("update crm.lead set queue = 'sales-sdr' where id = :id")
                .param("id", typed.value())
                .update());

        assertThat(listFor(person("zoe", Role.SALES, "sales-ae"))).contains(typed);
        assertThat(listFor(person("yan", Role.SALES, "sales-ae"))).doesNotContain(typed);
    }

    @Test
    void whoever_has_work_with_a_lead_sees_it_until_it_is_done() {
        var ops = person("olga", Role.SALES, "sales-ops");
        assertThat(listFor(ops)).doesNotContain(annas);

        run(() -> jdbc.sql("insert into crm.work_item (id, task_id, task_key, process_key, process_instance_id, title, "
                        + "record_type, record_id, record_title, groups, created_at) values "
                        + "(:id, :id::text, 'Task_ReviewTwin', 'lead-qualification', 'i', 'Review', 'lead', :lead, 'x', "
                        + "'{sales-ops}', now())")
                .param("id", UuidV7.next())
                .param("lead", annas.value())
                .update());
        assertThat(listFor(ops)).contains(annas);
        assertThat(tx(() -> sight.seen(Set.of(annas.value(), beas.value()), ops)))
                .containsExactly(annas.value());

        run(() -> jdbc.sql("delete from crm.work_item where record_id = :lead")
                .param("lead", annas.value())
                .update());
        assertThat(listFor(ops)).doesNotContain(annas);
    }

    @Test
    void what_was_made_of_a_lead_is_seen_by_whoever_sees_the_lead() {
        var company = UuidV7.next();
        var opportunity = UuidV7.next();
        run(() -> {
            jdbc.sql("insert into crm.company (id, name) values (:id, 'Engines')")
                    .param("id", company)
                    .update();
            jdbc.sql("insert into crm.opportunity (id, lead_id, company_id, name, stage, opened_at) "
                            + "values (:id, :lead, :company, 'Engine', 'qualified', now())")
                    .param("id", opportunity)
                    .param("lead", others.value())
                    .param("company", company)
                    .update();
        });
        var record = new RecordRef(RecordType.OPPORTUNITY, opportunity);

        run(() -> sight.check(record, person("zoe", Role.SALES, "sales-ae")));
        assertThatThrownBy(() -> run(() -> sight.check(record, person("anna", Role.SALES, "sales-sdr"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_page_of_the_list_is_one_statement_whoever_asks() {
        var anna = person("anna", Role.SALES, "sales-sdr");

        assertThat(statements.during(() -> listFor(anna))).isEqualTo(1);
        assertThat(statements.during(() -> listFor(person("mara", Role.MANAGER))))
                .isEqualTo(1);
    }

    @Test
    void a_search_finds_nothing_beyond_the_reach() {
        var zoe = person("zoe", Role.SALES, "sales-ae");

        assertThat(tx(() -> sight.list(LeadFilter.search("king"), LeadSort.NEWEST, null, 50, zoe))
                        .rows())
                .extracting(LeadRow::id)
                .containsExactlyInAnyOrder(others, nobodys);
        assertThat(tx(() -> sight.list(
                                new LeadFilter(null, null, null, null, "sales-sdr", null, null, null, null),
                                LeadSort.NEWEST,
                                null,
                                50,
                                zoe))
                        .rows())
                .isEmpty();
    }
}
