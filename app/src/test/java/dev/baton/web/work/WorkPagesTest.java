package dev.baton.web.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.baton.identity.Role;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.signin.PageSecurity;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.worklist.TaskForm;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkList;
import dev.baton.worklist.WorkPage;
import dev.baton.worklist.WorkScope;
import dev.baton.worklist.WorkSearch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The work list and a task, as people see them. */
class WorkPagesTest extends PageTest {
    private static final String TASK = "/work/" + Samples.ITEM;

    @Autowired
    private WorkList work;

    @Autowired
    private LeadsInSight sight;

    @Autowired
    private Timeline timeline;

    @BeforeEach
    void a_lead() {
        given(sight.view(eq(Samples.LEAD), any())).willReturn(Samples.lead());
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
    }

    @Test
    void the_start_page_is_the_work_list() {
        assertThat(ask(get("/"), Role.SALES).getRedirectedUrl()).isEqualTo("/work");
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_the_sign_in() {
        assertThat(askAsNobody(get("/work")).getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void a_line_says_what_is_to_be_done_for_whom_until_when_and_who_has_it() {
        lists(Samples.work(null, StaffPages.NOW.plus(Duration.ofMinutes(90))), null);

        var page = page(get("/work?scope=teams"), Role.SALES, 200);

        var line = page.select("tr#work-" + Samples.ITEM);
        assertThat(line.select("a.row-link").attr("href")).isEqualTo(TASK);
        assertThat(line.select("a.row-link").text()).isEqualTo("First contact");
        assertThat(line.text())
                .contains("Ada Lovelace", "Engines Ltd", "90 min of working time left", "High", "nobody");
        assertThat(line.select("form").attr("action")).isEqualTo(TASK + "/claim");
        assertThat(page.select("table[data-list] tr[data-item]")).hasSize(1);
    }

    @Test
    void many_tasks_are_counted_no_further_than_a_thousand() {
        lists(Samples.work(null, null), null);

        var page = page(get("/work"), Role.SALES, 200);

        assertThat(page.select(".tabs .count").eachText()).containsExactly("3", "1,000+", "1,000+");
        assertThat(page.select(".tabs [aria-current]").text()).startsWith("Mine");
        assertThat(page.select(".sidebar .nav-count").text()).isEqualTo("3");
    }

    @Test
    void what_is_overdue_says_so() {
        lists(Samples.work("anna", StaffPages.NOW.minusSeconds(1)), null);

        assertThat(page(get("/work"), Role.SALES, 200).select("tr[data-item]").text())
                .contains("Overdue");
    }

    @Test
    void search_filter_and_page_stand_in_the_address() {
        lists(Samples.work(null, null), "abc=/");

        var page = page(
                get("/work").param("scope", "all").param("q", "ada & co").param("overdue", "true"), Role.SALES, 200);

        verify(items).list(new WorkSearch(WorkScope.ALL, "ada & co", true, null, 50), PageSecurity.anna(Role.SALES));
        assertThat(page.select("#pager a").attr("href"))
                .isEqualTo("/work?scope=all&cursor=abc%3D%2F&overdue=true&q=ada%20%26%20co");
    }

    @Test
    void an_empty_list_helps() {
        given(items.list(any(), any())).willReturn(new WorkPage(List.of(), null));

        assertThat(page(get("/work"), Role.SALES, 200).select(".empty-title").text())
                .isEqualTo("Nothing waits for you");
        assertThat(page(get("/work?q=xyz"), Role.SALES, 200).select(".empty a").attr("href"))
                .isEqualTo("/work?scope=mine");
    }

    @Test
    void claiming_leads_to_the_task_and_with_htmx_to_the_line_anew() {
        given(items.get(any(), any())).willReturn(Samples.work("anna", null));

        assertThat(ask(post(TASK + "/claim"), Role.SALES).getRedirectedUrl()).isEqualTo(TASK);
        var line = text(ask(post(TASK + "/claim").header("HX-Request", "true"), Role.SALES));

        assertThat(line).startsWith("<tr").contains("Anna Berg").contains(TASK + "/unclaim");
    }

    @Test
    void who_was_second_is_told_who_was_first() {
        willThrow(new Rejected("work.claimed-by", "Bo Lind")).given(work).claim(any(), any());

        var page = page(post(TASK + "/claim"), Role.SALES, 422);
        var toast = ask(post(TASK + "/claim").header("HX-Request", "true"), Role.SALES);

        assertThat(page.select(".notice").text()).isEqualTo("Bo Lind has taken this already.");
        assertThat(toast.getStatus()).isEqualTo(422);
        assertThat(toast.getHeader("HX-Retarget")).isEqualTo("#toasts");
        assertThat(text(toast)).contains("data-toast=\"danger\"").contains("Bo Lind has taken this already.");
    }

    @Test
    void whoever_only_reads_claims_nothing() {
        page(post(TASK + "/claim"), Role.READ_ONLY, 403);

        verifyNoInteractions(work);
    }

    @Test
    void a_task_shows_its_form_beside_the_facts() {
        shows(Samples.work("anna", null));

        var page = page(get(TASK), Role.SALES, 200);

        var form = page.select("baton-form");
        assertThat(form.attr("data-schema-url")).isEqualTo(TASK + "/form.json");
        assertThat(form.attr("data-submit-url")).isEqualTo(TASK + "/complete");
        assertThat(form.attr("data-csrf")).isNotEmpty();
        assertThat(page.select("#documentation").text()).isEqualTo("Call them today.");
        assertThat(page.select("#facts").text()).contains("Ada Lovelace", "Can it <b>compute</b>?");
        assertThat(page.select("#score").text()).contains("40 points", "12 points");
    }

    @Test
    void a_task_of_nobody_offers_to_be_taken_and_one_of_somebody_names_them() {
        shows(Samples.work(null, null));
        assertThat(page(get(TASK), Role.SALES, 200).select("#unclaimed")).hasSize(1);

        shows(Samples.work("bo", null));
        var page = page(get(TASK), Role.MANAGER, 200);
        assertThat(page.select("#taken").text()).startsWith("Bo Lind has this.");
        assertThat(page.select("#assign form").attr("action")).isEqualTo(TASK + "/assign");
    }

    @Test
    void the_forms_data_is_json() {
        shows(Samples.work("anna", null));

        var json = text(ask(get(TASK + "/form.json").accept("application/json"), Role.SALES));

        assertThat(JsonPath.<Object>read(json, "$.schema.components")).isNotNull();
        assertThat(JsonPath.<Boolean>read(json, "$.readonly")).isFalse();
        assertThat(JsonPath.<String>read(json, "$.data.note")).isEqualTo("so far");
    }

    @Test
    void done_work_leads_to_what_comes_next() {
        given(items.get(any(), any())).willReturn(Samples.work("anna", null));
        given(items.ofRecord(any())).willReturn(List.of());

        var answer = ask(
                post(TASK + "/complete").contentType("application/json").content("{\"values\":{\"reached\":\"yes\"}}"),
                Role.SALES);

        assertThat(JsonPath.<String>read(text(answer), "$.location")).isEqualTo("/work");
        verify(work).complete(eq(Samples.ITEM), eq(Map.of("reached", "yes")), any(), any());
    }

    @Test
    void what_does_not_fit_is_said_of_each_field() {
        given(items.get(any(), any())).willReturn(Samples.work("anna", null));
        willThrow(new Invalid(List.of(new FieldProblem("reached", "Say whether you reached them."))))
                .given(work)
                .complete(any(), any(), any(), any());

        var answer = ask(
                post(TASK + "/complete")
                        .contentType("application/json")
                        .accept("application/json", "application/problem+json")
                        .content("{\"values\":{}}"),
                Role.SALES);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(text(answer), "$.errors[0].field")).isEqualTo("reached");
        assertThat(JsonPath.<String>read(text(answer), "$.errors[0].message"))
                .isEqualTo("Say whether you reached them.");
    }

    @Test
    void a_task_that_is_done_is_not_found_and_the_page_shows_a_way_back() {
        given(items.get(any(), any())).willThrow(new NotFound("work item", Samples.ITEM));

        var page = page(get(TASK), Role.SALES, 404);

        assertThat(page.select("a.button").eachAttr("href")).contains("/work");
    }

    private void lists(WorkItem item, @Nullable String next) {
        given(items.list(any(), any())).willReturn(new WorkPage(List.of(item), next));
    }

    private void shows(WorkItem item) {
        given(items.get(any(), any())).willReturn(item);
        given(work.form(any(), any()))
                .willReturn(
                        new TaskForm(item, "Call them today.", "{\"components\":[]}", Map.of("note", "so far"), false));
    }
}
