package dev.baton.delegates.leadqualification;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.conversion.ConversionService;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.delegates.engine.StepStatements;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadSort;
import dev.baton.lead.NewLead;
import dev.baton.lead.StatementCounter;
import dev.baton.mail.Mailer;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.RecordRef;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** How many statements each step on the hot paths takes, and that it does not depend on how much is there already. */
@Import(StatementCounter.class)
class StatementsOnTheRoadTest extends ProcessTest {
    /**
     * The most statements that each step may take on {@link #road}, which wins a lead twice; what is not here takes none.
     * What they took when this was written, rounded up to the next five: more is a decision, not an accident.
     */
    private static final Map<String, Integer> MOST = Map.ofEntries(
            entry("CallActivity_Enrich", 5),
            entry("Decision_DuplicatePolicy", 5),
            entry("Decision_IntakeGate", 10),
            entry("Decision_RerouteLead", 10),
            entry("Decision_RescoreLead", 15),
            entry("Decision_RouteLead", 10),
            entry("Decision_ScoreLead", 10),
            entry("Event_Compensate", 5),
            entry("Event_OpportunityOpened", 15),
            entry("Gateway_UndoWindow", 20),
            entry("Gateway_Verdict", 5),
            entry("Task_AskProvider", 10),
            entry("Task_AssignOwner", 25),
            entry("Task_ConvertLead", 40),
            entry("Task_FillFromKnown", 5),
            entry("Task_FindTwins", 5),
            entry("Task_FirstContact", 25),
            entry("Task_HandOverLead", 15),
            entry("Task_NormaliseLead", 5),
            entry("Task_QualifyLead", 25),
            entry("Task_ThankLead", 5),
            entry("Task_UndoConversion", 15),
            entry("ask for the lead back", 25),
            entry("assign work", 30),
            entry("claim work", 20),
            entry("do the first contact", 40),
            entry("edit a lead", 15),
            entry("give work back", 20),
            entry("job at Decision_RescoreLead", 25),
            entry("job at Event_OpportunityOpened", 15),
            entry("job at Message_ConversionUndone", 10),
            entry("job at StartEvent_Enrichment", 15),
            entry("job at StartEvent_LeadReceived", 20),
            entry("job at Task_AskProvider", 15),
            entry("job at Task_ConvertLead", 30),
            entry("job at Task_FirstContact", 10),
            entry("job at Task_QualifyLead", 25),
            entry("job at Task_ThankLead", 20),
            entry("qualify", 65),
            entry("take in a lead", 20));

    /** So many that nobody of them has enough to do with a hundred leads. */
    private static final List<String> LOGINS =
            List.of("anna", "bert", "cora", "dirk", "elsa", "fred", "gina", "hugo", "inge", "jens");

    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private LeadService leads;

    @Autowired
    private ConversionService conversions;

    @Autowired
    private WorkItems items;

    @Autowired
    private WorkList work;

    @Autowired
    private People people;

    private final Map<String, String> activities = new HashMap<>();
    private @Nullable StepStatements steps;

    @BeforeEach
    void somebody_to_give_leads_to() {
        for (var login : LOGINS) {
            asTenant(() -> people.provision(new NewPerson(
                    login,
                    login,
                    login + "@acme.test",
                    ZoneId.of("Europe/Berlin"),
                    100,
                    Set.of("sales-sdr", "sales-ae", "sales-ops", "sales-manager"))));
        }
        given(mailer.post(any(), any(), any(), any())).willReturn(true);
    }

    @Test
    void each_step_takes_its_statements_and_no_more_with_a_hundred_leads_than_with_ten() {
        for (var index = 0; index < 9; index++) {
            received(index);
        }
        road(9);
        var tenth = road(10);
        for (var index = 11; index < 99; index++) {
            received(index);
        }
        var hundredth = road(99);

        assertThat(hundredth)
                .as("the statements of each step, with a hundred leads")
                .isEqualTo(tenth);
        assertThat(hundredth.entrySet())
                .as("statements of each step")
                .allMatch(step -> step.getValue() <= MOST.getOrDefault(step.getKey(), 0));
        assertThat(hundredth.keySet()).as("steps that are counted").containsAll(MOST.keySet());
    }

    @Test
    void a_page_of_work_or_of_leads_takes_as_many_statements_however_many_lines_it_has() {
        received(0);
        var workOfOne = statements.during(() -> work(1));
        var leadsOfOne = statements.during(() -> list(1));
        for (var index = 1; index < 12; index++) {
            received(index);
        }

        assertThat(statements.during(() -> work(12))).isEqualTo(workOfOne).isEqualTo(1);
        assertThat(statements.during(() -> list(12))).isEqualTo(leadsOfOne).isEqualTo(1);
    }

    private SignedIn person(String login) {
        return new SignedIn(login, login, tenant.value(), Set.of(Role.SALES), Set.of("sales-sdr", "sales-ae"), false);
    }

    /** A lead that is won, taken back and won again, touched by hand on the way; what each step of it took. */
    private Map<String, Integer> road(int index) {
        var counting = new StepStatements(statements, context);
        steps = counting;
        var lead = received(index);
        var version = asTenant(() -> leads.view(lead)).version();
        count(
                "edit a lead",
                () -> leads.update(lead, LeadChanges.none().with(LeadField.INDUSTRY, "software"), version));
        afterAllJobs();
        var owner = owner(lead);
        count("give work back", () -> work.unclaim(item(lead), owner));
        count("claim work", () -> work.claim(item(lead), owner));
        var next = person(owner.login().equals("anna") ? "bert" : "anna");
        count("assign work", () -> work.assign(item(lead), next.login(), owner));
        count(
                "do the first contact",
                () -> work.complete(item(lead), Map.of("channel", "call", "reached", "yes"), next));
        afterAllJobs();
        win(lead);
        count("ask for the lead back", () -> conversions.requestUndo(lead));
        afterAllJobs();
        win(lead);
        steps = null;
        return counting.table();
    }

    private SignedIn owner(LeadId lead) {
        var login = asTenant(() -> items.ofRecord(RecordRef.lead(lead.value())))
                .get(0)
                .assignee();
        return person(Objects.requireNonNull(login));
    }

    private void win(LeadId lead) {
        var owner = owner(lead);
        count(
                "qualify",
                () -> work.complete(
                        item(lead),
                        Map.of("verdict", "qualified", "opportunityName", "Licences", "need", "Less typing"),
                        owner));
        afterAllJobs();
    }

    private UUID item(LeadId lead) {
        return items.ofRecord(RecordRef.lead(lead.value())).get(0).id();
    }

    private LeadId received(int index) {
        var lead = new AtomicReference<LeadId>();
        count("take in a lead", () -> lead.set(leads.register(lead(index))));
        afterAllJobs();
        return lead.get();
    }

    /** Nobody is like them: their names are drawn by lot. */
    private static NewLead lead(int index) {
        var letters = new Random(index).ints(40, 'a', 'z' + 1);
        var word = letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return NewLead.by(LeadChannel.WEB)
                .firstName(word.substring(0, 8))
                .lastName(word.substring(8, 18))
                .companyName(word.substring(18, 30))
                .email("office@" + word.substring(30) + ".example")
                .country("DE")
                .submitSeconds(30)
                .build();
    }

    @Override
    protected void run(Job job) {
        var activity = activities.computeIfAbsent(
                job.getJobDefinitionId(),
                id -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
        count("job at " + activity, () -> super.run(job));
    }

    private void count(String transaction, Runnable work) {
        asTenant(() -> {
            if (steps == null) {
                work.run();
            } else {
                steps.count(transaction, work);
            }
            return true;
        });
    }

    private void work(int expected) {
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.TEAMS), person("anna")))
                        .items())
                .hasSize(expected);
    }

    private void list(int expected) {
        assertThat(asTenant(() -> leads.list(LeadFilter.ALL, LeadSort.NEWEST, null, 50))
                        .rows())
                .hasSize(expected);
    }
}
