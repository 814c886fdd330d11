package dev.baton.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.audit.Anchor;
import dev.baton.audit.AuditChain;
import dev.baton.audit.AuditSearch;
import dev.baton.audit.AuditTrail;
import dev.baton.audit.AuditedTables;
import dev.baton.audit.ChainState;
import dev.baton.audit.Change;
import dev.baton.audit.ChangePage;
import dev.baton.audit.Verification;
import dev.baton.identity.Role;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import java.text.Collator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people who may see the audit trail see of it. */
class AuditPagesTest extends PageTest {
    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditChain chain;

    private static Change entry(long id, String subject, @Nullable UUID record) {
        return new Change(
                id,
                StaffPages.NOW,
                "person:anna",
                null,
                "page",
                null,
                subject,
                record,
                null,
                "insert",
                false,
                List.of());
    }

    @BeforeEach
    void one_entry_of_a_sealed_chain() {
        given(chain.state()).willReturn(new ChainState(7, "ab12", StaffPages.NOW, StaffPages.NOW, 6, 0));
        given(trail.search(any(), anyInt()))
                .willReturn(new ChangePage(
                        List.of(new Change(
                                7,
                                StaffPages.NOW,
                                "person:anna",
                                null,
                                "page",
                                "203.0.113.7",
                                "lead",
                                Samples.LEAD.value(),
                                null,
                                "update",
                                false,
                                List.of(
                                        new Change.Value("phone", "+44 1", "+44 2"),
                                        new Change.Value("status", "new", "qualified")))),
                        7L));
        given(trail.recordsOf(any())).willReturn(Map.of(7L, RecordRef.lead(Samples.LEAD.value())));
    }

    @Test
    void an_entry_links_to_the_record_it_is_about_whatever_its_kind() {
        var ticket = UUID.randomUUID();
        var imported = UUID.randomUUID();
        given(trail.search(any(), anyInt()))
                .willReturn(new ChangePage(
                        List.of(
                                entry(4, "activity", UUID.randomUUID()),
                                entry(3, "team", UUID.randomUUID()),
                                entry(2, "lead_import", imported),
                                entry(1, "ticket_rating", UUID.randomUUID())),
                        null));
        given(trail.recordsOf(any()))
                .willReturn(Map.of(
                        4L, new RecordRef(RecordType.TICKET, ticket), 1L, new RecordRef(RecordType.TICKET, ticket)));

        var rows = page(get("/audit"), Role.ADMIN, 200).select("#audit-rows tr");

        assertThat(rows.get(0).select("a").attr("href")).isEqualTo("/tickets/" + ticket);
        assertThat(rows.get(1).select("a")).isEmpty();
        assertThat(rows.get(2).select("a").attr("href")).isEqualTo("/imports/" + imported);
        assertThat(rows.get(3).select("a").attr("href")).isEqualTo("/tickets/" + ticket);
        assertThat(rows.get(3).select("a").text()).isEqualTo("Rating of a ticket");
    }

    @Test
    void whatever_the_trail_keeps_can_be_asked_for_by_a_name_of_its_own_in_the_readers_language() {
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var kinds = page(get("/audit?kind=ticket"), Role.ADMIN, 200, language)
                    .select("select[name=kind] option[value~=.]");

            assertThat(kinds.eachAttr("value")).containsAll(AuditedTables.NAMES).contains("engine", "audit");
            assertThat(kinds.eachText()).doesNotHaveDuplicates().isSortedAccordingTo(Collator.getInstance(language));
            assertThat(kinds.select("[selected]").eachText()).containsExactly("Ticket");
        }
    }

    @Test
    void an_entry_says_who_from_where_what_and_links_to_its_record() {
        var page = page(get("/audit"), Role.ADMIN, 200);

        assertThat(page.select("#audit-rows tr").text())
                .contains("anna", "Page", "203.0.113.7", "Changed", "Lead", "+44 1", "+44 2", "qualified");
        assertThat(page.select("#audit-rows a").attr("href")).isEqualTo("/leads/" + Samples.LEAD);
        assertThat(page.select("#chain").text()).contains("Sealed up to entry 7", "Verified up to entry 6", "7:ab12");
        assertThat(page.select("#pager a").attr("href")).isEqualTo("/audit?before=7");
    }

    @Test
    void without_the_right_to_see_personal_data_it_is_masked() {
        var row = page(get("/audit"), Role.READ_ONLY, 200).select("#audit-rows tr");

        assertThat(row.text()).contains("•••", "qualified").doesNotContain("+44", "203.0.113.7");
        assertThat(page(get("/audit"), Role.READ_ONLY, 200).select("a[href=/audit/export]"))
                .isEmpty();
        assertThat(ask(get("/audit/export"), Role.READ_ONLY).getStatus()).isEqualTo(403);
    }

    @Test
    void who_may_not_see_it_does_not() {
        assertThat(ask(get("/audit"), Role.SALES).getStatus()).isEqualTo(403);
        assertThat(ask(post("/audit/verify"), Role.OPERATIONS).getStatus()).isEqualTo(403);
    }

    @Test
    void filters_are_asked_for_and_carried_to_the_next_page() {
        var page = page(
                get("/audit?person=anna&kind=lead&from=2026-11-20&to=2026-11-20&record=" + Samples.LEAD),
                Role.ADMIN,
                200);

        verify(trail)
                .search(
                        eq(new AuditSearch(
                                Samples.LEAD.value(),
                                "person:anna",
                                "lead",
                                Instant.parse("2026-11-19T23:00:00Z"),
                                Instant.parse("2026-11-20T23:00:00Z"),
                                null)),
                        anyInt());
        assertThat(page.select("#pager a").attr("href")).contains("person=anna", "kind=lead", "before=7");
    }

    @Test
    void nothing_that_fits_is_said() {
        given(trail.search(any(), anyInt())).willReturn(new ChangePage(List.of(), null));

        assertThat(page(get("/audit"), Role.ADMIN, 200).select(".empty-title").text())
                .isEqualTo("Nothing was done that fits");
    }

    @Test
    void verifying_says_what_came_of_it() {
        given(chain.verify(any())).willReturn(new Verification(7, 0, new Anchor(7, "ab"), List.of(), 0));

        assertThat(ask(post("/audit/verify"), Role.READ_ONLY).getRedirectedUrl())
                .isEqualTo("/audit");
    }
}
