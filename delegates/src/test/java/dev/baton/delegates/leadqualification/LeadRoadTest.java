package dev.baton.delegates.leadqualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;

import dev.baton.assignment.AssignmentService;
import dev.baton.assignment.QueueDrain;
import dev.baton.conversion.ConversionService;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.NewLead;
import dev.baton.mail.Mailer;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.RecordRef;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A lead's road with the business as it is: only the post and the data provider are played. */
class LeadRoadTest extends ProcessTest {
    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @Autowired
    private LeadService leads;

    @Autowired
    private LeadPrivacy privacy;

    @Autowired
    private WorkItems items;

    @Autowired
    private ConversionService conversions;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private QueueDrain drain;

    @Autowired
    private People people;

    @BeforeEach
    void somebody_to_give_leads_to() {
        provide("anna", 20);
        given(mailer.post(any(), any(), any(), any())).willReturn(true);
    }

    private void provide(String login, int capacity) {
        asTenant(() -> people.provision(new NewPerson(
                login,
                login,
                login + "@acme.test",
                ZoneId.of("Europe/Berlin"),
                capacity,
                Set.of("sales-sdr", "sales-ae", "sales-ops", "sales-manager"))));
    }

    private void capacity(String login, int capacity) {
        asTenant(() -> {
            people.changeCapacity(people.byLogin(login).orElseThrow().id(), capacity);
            return true;
        });
    }

    @Test
    void a_lead_becomes_an_opportunity_is_taken_back_and_won_again() {
        var lead = received("ada@engines.example");
        assertThat(status(lead)).isEqualTo(LeadStatus.OPEN);

        complete("Task_FirstContact", Map.of("channel", "call", "reached", "yes"));
        complete("Task_QualifyLead", Map.of("verdict", "qualified", "opportunityName", "Engines", "need", "Steam"));
        assertThat(status(lead)).isEqualTo(LeadStatus.CONVERTED);

        asTenant(() -> {
            conversions.requestUndo(lead);
            return true;
        });
        afterAllJobs();
        assertThat(asTenant(() -> conversions.of(lead))).isEmpty();

        complete("Task_QualifyLead", Map.of("verdict", "qualified", "opportunityName", "Engines", "need", "Steam"));
        afterTime(Duration.ofDays(31));
        assertThat(status(lead)).isEqualTo(LeadStatus.CONVERTED);
    }

    @Test
    void open_work_is_called_what_its_lead_is_called_now() {
        var lead = received("ada@engines.example");
        var record = RecordRef.lead(lead.value());
        assertThat(asTenant(() -> items.ofRecord(record)))
                .extracting(WorkItem::recordTitle)
                .containsExactly("Ada Lovelace");

        asTenant(() -> {
            var changes = LeadChanges.none()
                    .with(LeadField.FIRST_NAME, "Augusta")
                    .with(LeadField.COMPANY_NAME, "Analytical Engines");
            leads.update(lead, changes, leads.view(lead).version());
            return true;
        });

        assertThat(asTenant(() -> items.ofRecord(record)))
                .extracting(WorkItem::recordTitle, WorkItem::customer)
                .containsExactly(tuple("Augusta Lovelace", "Analytical Engines"));
    }

    @Test
    void a_lead_waits_for_somebody_who_is_free_and_its_task_goes_to_them() {
        capacity("anna", 0);
        var lead = received("ada@engines.example");
        assertThat(task("Task_FirstContact").getAssignee()).isNull();

        capacity("anna", 1);
        asTenant(() -> drain.drainAll());

        assertThat(task("Task_FirstContact").getAssignee()).isEqualTo("anna");
        assertThat(asTenant(() -> assignments.historyOf(lead))).hasSize(2);
    }

    @Test
    void a_lead_that_is_scored_has_reasons() {
        var lead = received("ada@engines.example");

        Long reasoned = database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "select count(*) from crm.decision_record "
                                        + "where record_id = ? and decision_key in ('lead_fit', 'lead_grade') and rules <> '[]'")
                        .param(lead.value())
                        .query(Long.class)
                        .single());
        assertThat(reasoned).isEqualTo(2L);
    }

    @Test
    void whoever_took_their_consent_back_is_never_written_to_again() {
        var first = received("ada@engines.example");
        asTenant(() -> {
            privacy.withdrawConsent(first, "mail");
            return true;
        });
        afterAllJobs();
        clearInvocations(mailer);

        received("ada@engines.example");

        then(mailer).should(never()).post(any(), any(), any(), any());
    }

    @Test
    void a_nurtured_lead_is_recycled_once_and_then_given_up() {
        var lead = received("ada@engines.example");
        for (var round : List.of(1, 2)) {
            complete("Task_FirstContact", Map.of("channel", "call", "reached", "no"));
            complete("Task_QualifyLead", Map.of("verdict", "nurture"));
            assertThat(status(lead)).as("round %d", round).isEqualTo(LeadStatus.NURTURING);
            afterTime(Duration.ofDays(95));
        }

        assertThat(status(lead)).isEqualTo(LeadStatus.DISQUALIFIED);
    }

    private LeadId received(String email) {
        var lead = asTenant(() -> leads.register(NewLead.by(LeadChannel.WEB)
                .firstName("Ada")
                .lastName("Lovelace")
                .companyName("Engines")
                .email(email)
                .country("DE")
                .submitSeconds(30)
                .build()));
        afterAllJobs();
        return lead;
    }

    private LeadStatus status(LeadId lead) {
        return asTenant(() -> leads.view(lead)).status();
    }

    private void complete(String key, Map<String, Object> values) {
        asTenant(() -> {
            tasks.complete(task(key).getId(), values);
            return true;
        });
        afterAllJobs();
    }

    private Task task(String key) {
        return tasks.createTaskQuery()
                .tenantIdIn(tenant.toString())
                .taskDefinitionKey(key)
                .singleResult();
    }
}
