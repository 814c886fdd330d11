package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.baton.identity.Role;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.Stale;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

/** Each failure is told to whoever must act, in the form and language they read. */
class ErrorAnswersTest extends PageTest {
    private static final String TASK = "/work/" + Samples.ITEM;

    @Autowired
    private Problems problems;

    @Test
    void a_lost_race_is_a_conflict_whoever_noticed_it() {
        for (var lost : new RuntimeException[] {
            new Stale(RecordRef.lead(Samples.LEAD.value())),
            new OptimisticLockingFailureException("engine"),
            new ObjectOptimisticLockingFailureException("lead", 1)
        }) {
            willThrow(lost).given(items).get(any(), any());

            assertThat(page(get(TASK), Role.SALES, 409).select("h1").text()).isEqualTo("Somebody was faster");
            assertThat(ask(get(TASK + "/x.json"), Role.SALES).getContentType()).contains("problem+json");
        }
    }

    @Test
    void what_broke_has_a_reference_and_no_details() {
        given(items.get(any(), any())).willThrow(new IllegalStateException("password=secret"));

        var page = page(get(TASK), Role.SALES, 500);

        assertThat(page.select(".reference").text()).matches("[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}");
        assertThat(page.text()).doesNotContain("secret");
    }

    @Test
    void a_machine_reads_problem_details() {
        given(items.get(any(), any())).willThrow(new Rejected("work.claimed-by", "Bo"));

        var answer = ask(get(TASK).accept("application/json"), Role.SALES);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(JsonPath.<String>read(text(answer), "$.code")).isEqualTo("work.claimed-by");
        assertThat(JsonPath.<String>read(text(answer), "$.detail")).isEqualTo("Bo has taken this already.");
        assertThat(JsonPath.<Integer>read(text(answer), "$.status")).isEqualTo(422);
    }

    @Test
    void a_refusal_without_words_still_says_something() {
        given(items.get(any(), any())).willThrow(new Rejected("never.heard-of"));

        assertThat(page(get(TASK), Role.SALES, 422).select(".notice").text()).startsWith("This is not possible");
    }

    @Test
    void refusals_speak_german_too() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThat(problems.explain(new Rejected("work.claimed-by", "Bo")))
                    .isEqualTo("Bo hat das schon übernommen.");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/work/not-an-id", "/leads/not-an-id", "/nowhere"})
    void an_address_of_nothing_is_not_found(String address) {
        assertThat(page(get(address), Role.SALES, 404).select("a.button").eachAttr("href"))
                .contains("/work", "/leads");
    }

    @Test
    void what_a_page_cannot_read_is_a_bad_request_not_a_fault() {
        page(post(TASK + "/assign"), Role.SALES, 400);
        assertThat(ask(post(TASK + "/complete").contentType("application/json").content("{"), Role.SALES)
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void a_form_without_its_token_is_refused() {
        assertThat(askAsNobody(post(TASK + "/claim")).getStatus()).isEqualTo(403);
    }
}
