package dev.baton.web.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.erasure.AccessReports;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureList;
import dev.baton.erasure.ErasureOutcome;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.ErasureState;
import dev.baton.erasure.ErasureView;
import dev.baton.erasure.Finding;
import dev.baton.erasure.NewErasure;
import dev.baton.erasure.PersonFile;
import dev.baton.erasure.Place;
import dev.baton.identity.Role;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Ledger;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see who take in requests to be forgotten, and to be told what is held. */
class PrivacyPagesTest extends PageTest {
    private static final ErasureId REQUEST = ErasureId.create();
    private static final RecordRef ADA = RecordRef.lead(Samples.LEAD.value());
    private static final Set<Role> WHO_MAY = Set.of(Role.ADMIN, Role.MANAGER);

    @Autowired
    private ErasureService requests;

    @Autowired
    private AccessReports reports;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LeadsInSight sight;

    private static ErasureView request(ErasureState state, Duration left) {
        return new ErasureView(
                REQUEST,
                "page",
                "person:mara",
                StaffPages.NOW,
                StaffPages.NOW.plus(left),
                state,
                false,
                ErasureOutcome.RESTRICT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.parse("2032-12-31"),
                state == ErasureState.ANSWERED ? null : "ada@engines.example",
                ADA.toString(),
                List.of(
                        new Finding(Place.LEADS, 2, ErasureOutcome.ERASE, "No law keeps it.", "GDPR Art. 17 (1)", 0),
                        new Finding(
                                Place.CONTRACTS,
                                1,
                                ErasureOutcome.RESTRICT,
                                "A signed contract is kept for six years.",
                                "HGB § 257 (4)",
                                6)),
                0);
    }

    @Test
    void the_list_says_what_became_of_each_and_what_is_late() {
        given(requests.list(any(), anyInt()))
                .willReturn(new ErasureList(List.of(request(ErasureState.DECIDING, Duration.ofDays(-1))), REQUEST));

        var page = page(get("/privacy"), Role.MANAGER, 200);

        assertThat(page.select("#privacy-rows tr").text())
                .contains(REQUEST.reference(), "Waits for a decision", "mara")
                .doesNotContain("ada@engines.example");
        assertThat(page.select("#privacy-rows .pill.danger, #privacy-rows .danger"))
                .isNotEmpty();
        assertThat(page.select("#privacy-rows a").attr("href")).isEqualTo("/privacy/" + REQUEST);
        assertThat(page.select("#pager a").attr("href")).isEqualTo("/privacy?after=" + REQUEST);
    }

    @Test
    void nobody_asked_yet_is_said() {
        given(requests.list(any(), anyInt())).willReturn(new ErasureList(List.of(), null));

        assertThat(page(get("/privacy"), Role.ADMIN, 200).text()).contains("Nobody has asked to be forgotten");
    }

    @Test
    void a_request_shows_what_was_found_what_the_law_says_and_until_when_it_is_kept() {
        given(requests.view(REQUEST)).willReturn(request(ErasureState.DECIDING, Duration.ofDays(30)));

        var page = page(get("/privacy/" + REQUEST), Role.MANAGER, 200);

        assertThat(page.text())
                .contains(
                        "ada@engines.example",
                        "Leads",
                        "No law keeps it.",
                        "Opportunities and contracts",
                        "Kept apart",
                        "HGB § 257 (4)",
                        "2032");
        assertThat(page.select("baton-journey").attr("data-url")).isEqualTo("/privacy/" + REQUEST + "/journey.json");
    }

    @Test
    void an_answered_request_no_longer_says_who_it_was() {
        given(requests.view(REQUEST)).willReturn(request(ErasureState.ANSWERED, Duration.ofDays(30)));

        assertThat(page(get("/privacy/" + REQUEST), Role.MANAGER, 200).text())
                .contains("Answered")
                .doesNotContain("ada@engines.example");
    }

    @Test
    void a_request_leads_to_what_was_sent_for_it() {
        given(requests.view(REQUEST)).willReturn(request(ErasureState.DECIDING, Duration.ofDays(30)));
        var sent = "/privacy/" + REQUEST + "/sent";

        assertThat(page(get("/privacy/" + REQUEST), Role.MANAGER, 200)
                        .select("#request a")
                        .eachAttr("href"))
                .contains(sent);
        var page = page(get(sent), Role.MANAGER, 200);
        assertThat(page.select("#sent .empty-title").text()).isEqualTo("Nothing was sent yet");
        verify(ledger).ofRecord(REQUEST.record());
        assertThat(ask(get(sent), Role.SALES).getStatus()).isEqualTo(403);
    }

    @Test
    void what_was_entered_becomes_a_request() {
        given(requests.request(any(), any())).willReturn(REQUEST);

        var answer = ask(
                post("/privacy")
                        .param("email", "ada@engines.example")
                        .param("name", "Ada Lovelace")
                        .param("phone", "")
                        .param("replyTo", "")
                        .param("dispute", "yes"),
                Role.MANAGER);

        assertThat(answer.getRedirectedUrl()).isEqualTo("/privacy/" + REQUEST);
        verify(requests).request(new NewErasure("ada@engines.example", "", "Ada Lovelace", null, "", true), "page");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_entered_stays() {
        given(requests.request(any(), any()))
                .willThrow(new Invalid(List.of(new FieldProblem("email", "This is no e-mail address"))));

        var page = page(post("/privacy").param("email", "ada").param("dispute", "no"), Role.MANAGER, 422);

        assertThat(page.select("#email").val()).isEqualTo("ada");
        assertThat(page.select("main").text()).contains("This is no e-mail address");
    }

    @Test
    void the_address_of_a_colleague_is_refused_with_a_sentence() {
        given(requests.request(any(), any())).willThrow(new Rejected("erasure.colleague"));

        var answer = ask(post("/privacy").param("email", "mara@acme.example").accept("text/html"), Role.MANAGER);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains("the address of a colleague");
    }

    @Test
    void the_report_tells_all_that_is_held_and_can_be_taken_along() {
        given(sight.view(any(), any())).willReturn(Samples.lead());
        given(reports.of(any(), any()))
                .willReturn(new PersonFile(
                        ADA.toString(),
                        StaffPages.NOW,
                        List.of("ada@engines.example"),
                        List.of(
                                new PersonFile.Section(
                                        Place.LEADS, List.of(Map.of("kept in", "lead", "last_name", "Lovelace"))),
                                new PersonFile.Section(Place.PROCESSES, List.of(Map.of("table", "act_hi_comment"))))));

        var page = page(get("/leads/" + Samples.LEAD + "/access-report"), Role.MANAGER, 200);
        assertThat(page.text()).contains("Lovelace", "What processes remember", "Art. 15");
        verify(reports).of(ADA, "page");

        var file = ask(get("/leads/" + Samples.LEAD + "/access-report.json"), Role.MANAGER);
        assertThat(file.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(file.getHeader("Cache-Control")).contains("no-store");
        assertThat(text(file)).contains("Lovelace", "ada@engines.example");
        verify(reports).of(ADA, "json");
    }

    @Test
    void who_may_not_erase_sees_none_of_it() {
        for (var role : Role.values()) {
            if (!WHO_MAY.contains(role)) {
                for (var path : List.of(
                        "/privacy",
                        "/privacy/new",
                        "/privacy/" + REQUEST,
                        "/privacy/" + REQUEST + "/journey.json",
                        "/leads/" + Samples.LEAD + "/access-report",
                        "/leads/" + Samples.LEAD + "/access-report.json")) {
                    assertThat(ask(get(path), role).getStatus())
                            .as(role + " " + path)
                            .isEqualTo(403);
                }
                assertThat(ask(post("/privacy").param("email", "ada@engines.example"), role)
                                .getStatus())
                        .as(role.key())
                        .isEqualTo(403);
            }
        }
        verify(requests, never()).request(any(), any());
        verify(reports, never()).of(any(), any());
    }
}
