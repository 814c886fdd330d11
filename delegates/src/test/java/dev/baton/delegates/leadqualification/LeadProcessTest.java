package dev.baton.delegates.leadqualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.conversion.ConversionService;
import dev.baton.conversion.Converted;
import dev.baton.customer.CompanyId;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.EmailClass;
import dev.baton.lead.FitFacts;
import dev.baton.lead.IntakeFacts;
import dev.baton.lead.JobLevel;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadDecisions;
import dev.baton.lead.LeadEnrichment;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadIntake;
import dev.baton.lead.LeadJourney;
import dev.baton.lead.LeadLetters;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadRepair;
import dev.baton.lead.LeadScoring;
import dev.baton.lead.LeadService;
import dev.baton.lead.ThankOutcome;
import dev.baton.lead.TwinCandidate;
import dev.baton.lead.TwinFacts;
import dev.baton.lead.TwinService;
import dev.baton.lead.TwinType;
import dev.baton.mail.Mailer;
import dev.baton.opportunity.OpportunityId;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.RecordRef;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * What the tests of a lead's road share: a lead of a company that suits us, three people to give it to, a promise of an
 * hour. Engine, delegates, tables, forms, assignment, calendar, people and work list are real.
 */
abstract class LeadProcessTest extends ProcessTest {
    static final Duration HALF = Duration.ofMinutes(30);
    static final Duration TO_MOST = Duration.ofMinutes(18);
    static final Duration TO_DUE = Duration.ofMinutes(12);

    @MockitoBean
    LeadService leads;

    @MockitoBean
    LeadIntake intake;

    @MockitoBean
    LeadConversation conversation;

    @MockitoBean
    LeadDecisions decisions;

    @MockitoBean
    LeadPrivacy privacy;

    @MockitoBean
    LeadRepair repair;

    @MockitoBean
    TwinService twins;

    @MockitoBean
    LeadScoring scoring;

    @MockitoBean
    LeadLetters letters;

    @MockitoBean
    LeadEnrichment enrichment;

    @MockitoBean
    ConversionService conversions;

    @MockitoBean
    CompanyProvider provider;

    @MockitoBean
    Mailer mailer;

    @MockitoSpyBean
    DecisionTable tables;

    @Autowired
    LeadJourney journey;

    @Autowired
    People people;

    final LeadId lead = LeadId.create();
    final RecordRef known = RecordRef.lead(UUID.randomUUID());

    @BeforeEach
    void a_lead_that_suits_us_and_people_to_give_it_to() {
        for (var login : List.of("anna", "bert", "cora")) {
            asTenant(() -> people.provision(new NewPerson(
                    login,
                    login,
                    login + "@acme.test",
                    ZoneId.of("Europe/Berlin"),
                    20,
                    Set.of("sales-sdr", "sales-ae"))));
        }
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.lead (id, channel, status, received_at, grade, band, "
                                + "first_touch_minutes) values (?, 'web', 'open', ?, 'C', 'warm', 60)")
                        .params(lead.value(), clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
        given(intake.intakeFacts(lead)).willReturn(new IntakeFacts(false, 20L, 1, EmailClass.CORPORATE, false));
        given(twins.candidates(lead)).willReturn(List.of());
        given(scoring.fitFacts(lead))
                .willReturn(new FitFacts(JobLevel.MANAGER, 80L, "software", "DE", EmailClass.CORPORATE, "website"));
        given(scoring.engagement(lead)).willReturn(List.of());
        given(letters.thank(any(), any(), any(), any())).willReturn(ThankOutcome.POSTED);
        given(decisions.startNurture(lead)).willAnswer(call -> clock.instant().plus(Duration.ofDays(90)));
        given(conversions.convert(lead))
                .willAnswer(call -> new Converted(
                        lead,
                        OpportunityId.create(),
                        CompanyId.create(),
                        null,
                        true,
                        false,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(30)),
                        null));
    }

    /** The lead comes in and travels until somebody must act. */
    String received() {
        assertThat(asTenant(() -> journey.leadRegistered(lead))).isTrue();
        afterAllJobs();
        return runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey("lead:" + lead, LeadQualification.KEY)
                                .singleResult()
                        == null
                ? history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("lead:" + lead)
                        .processDefinitionKey(LeadQualification.KEY)
                        .singleResult()
                        .getId()
                : runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("lead:" + lead, LeadQualification.KEY)
                        .singleResult()
                        .getId();
    }

    /** The lead waits to be qualified. */
    String contacted() {
        var instance = received();
        complete("Task_FirstContact", Map.of("channel", "call", "reached", "yes"));
        return instance;
    }

    /** The lead became an opportunity, which can still be taken back. */
    String converted() {
        var instance = contacted();
        complete(
                "Task_QualifyLead",
                Map.of("verdict", "qualified", "opportunityName", "A hundred licences", "need", "Less typing"));
        return instance;
    }

    /** The lead is nurtured. */
    String nurtured() {
        var instance = contacted();
        complete("Task_QualifyLead", Map.of("verdict", "nurture"));
        return instance;
    }

    void complete(String task, Map<String, Object> values) {
        asTenant(() -> {
            tasks.complete(task(task).getId(), values);
            return true;
        });
        afterAllJobs();
    }

    Task task(String key) {
        return tasks.createTaskQuery()
                .tenantIdIn(tenant.toString())
                .taskDefinitionKey(key)
                .singleResult();
    }

    void told(Supplier<Boolean> message) {
        assertThat(asTenant(message)).isTrue();
        afterAllJobs();
    }

    /** Somebody we know is like the lead. */
    void twin(boolean exactEmail, double personSimilarity, TwinType type) {
        var facts = new TwinFacts(exactEmail, false, true, 0.9, personSimilarity, type, true);
        given(twins.candidates(lead))
                .willReturn(List.of(
                        new TwinCandidate(known, "Ada Lovelace", "Engines", null, null, null, facts, null, null)));
    }
}
