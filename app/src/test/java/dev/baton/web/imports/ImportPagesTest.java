package dev.baton.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.leadimport.ImportField;
import dev.baton.leadimport.ImportId;
import dev.baton.leadimport.ImportPage;
import dev.baton.leadimport.ImportProgress;
import dev.baton.leadimport.ImportRow;
import dev.baton.leadimport.ImportRowPage;
import dev.baton.leadimport.ImportState;
import dev.baton.leadimport.ImportView;
import dev.baton.leadimport.ImportsInSight;
import dev.baton.leadimport.LeadImports;
import dev.baton.leadimport.RowOutcome;
import dev.baton.leadimport.RowPlan;
import dev.baton.leadimport.RowUndone;
import dev.baton.people.People;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Tenants;
import dev.baton.web.Samples;
import dev.baton.worklist.WorkItems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** What somebody sees of an import, from the file to its end, and what the API answers. */
@WebMvcTest(properties = "baton.settings-provided=true")
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = PageContext.class)
class ImportPagesTest {
    private static final ImportId ID = ImportId.parse("0190a000-0000-7000-8000-000000000001");

    @Autowired
    private MockMvc web;

    @MockitoBean
    private Tenants tenants;

    @MockitoBean
    private LeadService leads;

    @MockitoBean
    private Idempotency idempotency;

    @MockitoBean
    private WorkItems items;

    @MockitoBean
    private People people;

    @MockitoBean
    private LeadImports imports;

    @MockitoBean
    private ImportsInSight sight;

    @BeforeEach
    void signed_in() {
        signIn(Role.SALES);
        given(tenants.byId(any())).willReturn(Optional.of(Samples.ACME));
    }

    @AfterEach
    void signed_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void without_imports_the_list_says_how_to_begin() throws Exception {
        given(sight.list(any(), anyInt(), any())).willReturn(new ImportPage(List.of(), null));

        var page = page(get("/imports"), 200);

        assertThat(page.select(".empty-title").text()).isEqualTo("No imports yet");
        assertThat(page.select("form[enctype=multipart/form-data] input[type=file]"))
                .hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_beside_the_form_with_line_and_reason() throws Exception {
        given(sight.list(any(), anyInt(), any())).willReturn(new ImportPage(List.of(view(ImportState.DONE)), null));
        given(imports.upload(any(), any())).willThrow(new Rejected("import.file.quotes", 1234));

        var page = page(
                multipart("/imports").file(new MockMultipartFile("file", "leads.csv", "text/csv", new byte[1])), 422);

        assertThat(page.select("#refusal").text()).startsWith("Line 1234 cannot be read");
        assertThat(page.select("#import-rows a").text()).isEqualTo("leads.csv");
    }

    @Test
    void a_read_file_asks_what_its_columns_mean() throws Exception {
        shows(ImportState.UPLOADED, row(1, null, null, null));

        var page = page(get("/imports/" + ID), 200);

        assertThat(page.select("#column-0 option[selected]").val()).isEqualTo("email");
        assertThat(page.select("#column-1 option[selected]")).isEmpty();
        assertThat(page.select("#mapping td.muted").first().text()).isEqualTo("ada@engines.test");
        assertThat(page.select("p.lead").text()).contains("semicolon between the cells");
    }

    @Test
    void the_dry_run_reports_each_row() throws Exception {
        shows(ImportState.CHECKED, row(1, RowPlan.CREATE, null, null), row(2, RowPlan.REFUSE, null, null));

        var page = page(get("/imports/" + ID), 200);

        assertThat(page.select("#skipped").text()).contains("Farbe");
        assertThat(page.select("#rows tr")).hasSize(2);
        assertThat(page.select("#rows tr").get(1).text()).contains("Refused").contains("write it like");
        assertThat(page.select("form[action$=/run] button").text()).isEqualTo("Import 2 rows");
    }

    @Test
    void what_somebody_chose_is_checked() throws Exception {
        assertThat(web.perform(post("/imports/" + ID + "/check")
                                .param("column-0", "email")
                                .param("column-1", "")
                                .param("source", "fair")
                                .param("thank", "yes"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/imports/" + ID);

        verify(imports).check(ID, Map.of(0, ImportField.EMAIL), "fair", true);
    }

    @Test
    void while_it_runs_the_page_asks_how_far_it_is_and_reloads_at_the_end() throws Exception {
        shows(ImportState.RUNNING, row(1, RowPlan.CREATE, RowOutcome.CREATED, null));
        var page = page(get("/imports/" + ID), 200);
        assertThat(page.select("#progress").attr("hx-get")).isEqualTo("/imports/" + ID + "/progress");
        assertThat(page.select("#progress progress").attr("value")).isEqualTo("50");

        shows(ImportState.DONE, row(1, RowPlan.CREATE, RowOutcome.CREATED, null));
        var end = web.perform(get("/imports/" + ID + "/progress")).andReturn().getResponse();
        assertThat(end.getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(end.getContentAsString()).doesNotContain("hx-get").contains("Imported");
    }

    @Test
    void the_result_links_leads_and_says_why_something_stayed_after_undoing() throws Exception {
        shows(
                ImportState.UNDONE,
                row(1, RowPlan.CREATE, RowOutcome.CREATED, RowUndone.KEPT),
                row(2, RowPlan.UPDATE, RowOutcome.UPDATED, RowUndone.RESTORED));

        var page = page(get("/imports/" + ID), 200);

        assertThat(page.select("#rows a[href^=/leads/]")).hasSize(2);
        assertThat(page.select("#rows tr").first().text()).contains("Somebody worked on this lead");
    }

    @Test
    void refused_rows_are_a_download() throws Exception {
        given(imports.view(ID)).willReturn(view(ImportState.DONE));
        given(imports.refusedAsCsv(ID)).willReturn("\uFEFFE-Mail\r\n");

        var answer =
                web.perform(get("/imports/" + ID + "/refused.csv")).andReturn().getResponse();

        assertThat(answer.getHeader("Content-Disposition"))
                .contains("attachment")
                .contains("refused-leads.csv");
        assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
    }

    @Test
    void who_only_reads_sees_no_imports() throws Exception {
        signIn(Role.READ_ONLY);

        assertThat(web.perform(get("/imports")).andReturn().getResponse().getStatus())
                .isEqualTo(403);
    }

    @Test
    void a_machine_hands_a_file_in_and_names_columns() throws Exception {
        given(imports.upload(any(), any())).willReturn(ID);
        shows(ImportState.CHECKED, row(1, RowPlan.CREATE, null, null));
        given(imports.check(any(), any(), any(), eq(false))).willReturn(progress(ImportState.CHECKED));

        var made = web.perform(post("/api/v1/imports")
                        .contentType("text/csv")
                        .content("E-Mail\nada@engines.test".getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo("/api/v1/imports/" + ID);

        var unknown = web.perform(post("/api/v1/imports/" + ID + "/dry-run")
                        .contentType("application/json")
                        .content("{\"mapping\":{\"Nope\":\"email\"}}"))
                .andReturn()
                .getResponse();
        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(unknown.getContentAsString()).contains("Nope").contains("no such column");

        assertThat(web.perform(post("/api/v1/imports/" + ID + "/dry-run")
                                .contentType("application/json")
                                .content("{\"mapping\":{\"E-Mail\":\"email\"}}"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        verify(imports).check(ID, Map.of(0, ImportField.EMAIL), null, false);
    }

    private Document page(RequestBuilder request, int status) throws Exception {
        var answer = web.perform(request).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.text()).doesNotContain("??");
        return page;
    }

    private void signIn(Role role) {
        var person = new SignedIn("anna", "Anna", Samples.ACME.id().value(), Set.of(role), Set.of(), false);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(person, null, List.of()));
    }

    private void shows(ImportState state, ImportRow... rows) {
        given(imports.view(ID)).willReturn(view(state));
        given(imports.progress(ID)).willReturn(progress(state));
        given(imports.rows(eq(ID), any(), anyInt(), anyInt())).willReturn(new ImportRowPage(List.of(rows), null));
    }

    private static ImportProgress progress(ImportState state) {
        var outcomes = state == ImportState.CHECKED || state == ImportState.UPLOADED
                ? Map.<RowOutcome, Integer>of()
                : Map.of(RowOutcome.CREATED, 1);
        var undone = state == ImportState.UNDONE ? Map.of(RowUndone.KEPT, 1) : Map.<RowUndone, Integer>of();
        return new ImportProgress(state, 2, 1, Map.of(RowPlan.CREATE, 1, RowPlan.REFUSE, 1), outcomes, undone, 0);
    }

    private static ImportView view(ImportState state) {
        return new ImportView(
                ID,
                "leads.csv",
                "UTF-8",
                ';',
                List.of("E-Mail", "Farbe"),
                Map.of(0, ImportField.EMAIL),
                null,
                false,
                2,
                state,
                "person:anna",
                PageContext.NOW,
                null,
                null,
                null,
                null);
    }

    private static ImportRow row(
            int number, @Nullable RowPlan plan, @Nullable RowOutcome outcome, @Nullable RowUndone undone) {
        return new ImportRow(
                number,
                number + 1,
                List.of("ada@engines.test", "blue"),
                plan,
                null,
                outcome,
                plan == RowPlan.REFUSE
                        ? List.of(new FieldProblem("E-Mail", "write it like name@company.com"))
                        : List.of(),
                outcome == null ? null : LeadId.create(),
                undone,
                undone == RowUndone.KEPT ? "worked-on" : null);
    }
}
