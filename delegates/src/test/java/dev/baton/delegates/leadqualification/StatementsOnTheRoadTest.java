package dev.baton.delegates.leadqualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadSort;
import dev.baton.lead.NewLead;
import dev.baton.lead.StatementCounter;
import dev.baton.mail.Mailer;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** How many statements the hot paths take does not depend on how much is there already. */
@Import(StatementCounter.class)
class StatementsOnTheRoadTest extends ProcessTest {
    private static final String[] FAMILIES = {
        "Abernathy",
        "Bjornson",
        "Castellanos",
        "Dubois",
        "Eriksson",
        "Fujimoto",
        "Grabowski",
        "Hernandez",
        "Ivanova",
        "Jovanovic",
        "Kowalczyk",
        "Lindqvist"
    };

    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private LeadService leads;

    @Autowired
    private WorkItems items;

    @Autowired
    private People people;

    @BeforeEach
    void somebody_to_give_leads_to() {
        asTenant(() -> people.provision(new NewPerson(
                "anna",
                "Anna",
                "anna@acme.test",
                ZoneId.of("Europe/Berlin"),
                50,
                Set.of("sales-sdr", "sales-ae", "sales-ops", "sales-manager"))));
        given(mailer.post(any(), any(), any(), any())).willReturn(true);
    }

    @Test
    void a_lead_takes_as_many_statements_to_its_first_contact_however_many_came_before() {
        received(0);
        var second = statements.during(() -> received(1));
        for (var index = 2; index < 11; index++) {
            received(index);
        }
        var last = statements.during(() -> received(11));

        assertThat(last).as("statements of the twelfth lead").isLessThanOrEqualTo(second);
    }

    @Test
    void a_page_of_work_or_of_leads_takes_as_many_statements_however_many_lines_it_has() {
        var anna = new SignedIn("anna", "Anna", tenant.value(), Set.of(Role.SALES), Set.of("sales-sdr"), false);
        received(0);
        var workOfOne = statements.during(() -> work(anna, 1));
        var leadsOfOne = statements.during(() -> list(1));
        for (var index = 1; index < 12; index++) {
            received(index);
        }

        assertThat(statements.during(() -> work(anna, 12))).isEqualTo(workOfOne).isEqualTo(1);
        assertThat(statements.during(() -> list(12))).isEqualTo(leadsOfOne).isEqualTo(1);
    }

    private void work(SignedIn person, int expected) {
        assertThat(asTenant(() -> items.list(WorkSearch.of(WorkScope.MINE), person))
                        .items())
                .hasSize(expected);
    }

    private void list(int expected) {
        assertThat(asTenant(() -> leads.list(LeadFilter.ALL, LeadSort.NEWEST, null, 50))
                        .rows())
                .hasSize(expected);
    }

    private void received(int index) {
        var family = FAMILIES[index];
        asTenant(() -> leads.register(NewLead.by(LeadChannel.WEB)
                .firstName(family.substring(0, 3))
                .lastName(family)
                .companyName(family + " Industries")
                .email("office@" + family.toLowerCase(Locale.ROOT) + ".example")
                .country("DE")
                .submitSeconds(30)
                .build()));
        afterAllJobs();
    }
}
