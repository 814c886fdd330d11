package dev.baton.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.OpenHours;
import dev.baton.identity.Role;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.ticket.PolicyPromise;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.web.PageTest;
import dev.baton.web.tickets.TicketSamples;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a company promises, as its administrator sees and changes it. */
class PromisesPageTest extends PageTest {
    private static final Promise TABLE = promise(8, 4, 40);
    private static final Promise WANTED = promise(2, 1, 16);

    @Autowired
    private PromiseService promises;

    @Autowired
    private CalendarService calendars;

    private static Promise promise(int first, int next, int resolution) {
        return new Promise(
                "standard",
                Duration.ofHours(first),
                Duration.ofHours(next),
                Duration.ofHours(resolution),
                "default",
                true,
                false,
                "strict");
    }

    @BeforeEach
    void a_policy() {
        given(promises.list()).willReturn(List.of(new PolicyPromise(TABLE, TABLE, false, PolicyPromise.UNWRITTEN)));
        given(promises.get("standard")).willReturn(new PolicyPromise(TABLE, TABLE, false, PolicyPromise.UNWRITTEN));
        given(promises.ladders()).willReturn(Set.of("standard", "strict"));
        given(calendars.calendarOrUsual(any()))
                .willReturn(BusinessCalendar.weekly(
                        "default",
                        ZoneId.of("Europe/Berlin"),
                        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                        OpenHours.parse("09:00-17:00")));
    }

    @Test
    void only_administrators_see_them() {
        assertThat(ask(get("/settings/promises"), Role.MANAGER).getStatus()).isEqualTo(403);
        assertThat(ask(changed(), Role.ANALYST).getStatus()).isEqualTo(403);
    }

    @Test
    void times_are_read_in_hours_and_in_working_days_where_they_are_whole() {
        var line = page(get("/settings/promises"), Role.ADMIN, 200).select("#promise-standard td");

        assertThat(line.get(1).text()).isEqualTo("8 h one working day");
        assertThat(line.get(2).text()).isEqualTo("4 h");
        assertThat(line.get(3).text()).isEqualTo("40 h 5 working days");
        assertThat(line.get(5).text()).isEqualTo("the customer has to answer");
    }

    @Test
    void a_company_whose_table_has_no_plain_rule_is_told_so() {
        given(promises.list()).willReturn(List.of());

        assertThat(page(get("/settings/promises"), Role.ADMIN, 200).text()).contains("No policies");
    }

    @Test
    void what_moves_is_shown_first_and_saved_when_somebody_says_yes() {
        given(promises.preview(WANTED)).willReturn(List.of(TicketSamples.MOVED));

        var shown = page(changed(), Role.ADMIN, 200);

        assertThat(shown.select("#deadlines tbody tr").text())
                .contains("#1007 Cannot print", "Solution", "late at once");
        assertThat(shown.select("#broken").text()).startsWith("One ticket has used up more time");
        assertThat(shown.select("input[name=first]").val()).isEqualTo("2 h");
        verify(promises, never()).save(any(), anyLong());

        var saved = ask(changed().param("confirmed", "true"), Role.ADMIN);

        assertThat(saved.getRedirectedUrl()).isEqualTo("/settings/promises");
        verify(promises).save(WANTED, PolicyPromise.UNWRITTEN);
    }

    @Test
    void what_moves_nothing_is_saved_at_once() {
        given(promises.preview(WANTED)).willReturn(List.of());

        assertThat(ask(changed(), Role.ADMIN).getStatus()).isEqualTo(302);

        verify(promises).save(WANTED, PolicyPromise.UNWRITTEN);
    }

    @Test
    void what_does_not_fit_stands_beside_its_field() {
        var unread = page(changed("first", "soon"), Role.ADMIN, 422);
        assertThat(unread.select("#first-error").text()).startsWith("Write a time such as");
        assertThat(unread.select("#first").val()).isEqualTo("soon");

        given(promises.preview(any()))
                .willThrow(new Invalid(List.of(new FieldProblem("calendar", "promise.calendar.never"))));
        assertThat(page(changed(), Role.ADMIN, 422).select("#calendar-error").text())
                .contains("never passes");
        verify(promises, never()).save(any(), anyLong());
    }

    @Test
    void somebody_who_was_faster_wins_and_what_was_typed_can_be_saved_over_it() {
        willThrow(new OptimisticLockingFailureException("changed meanwhile"))
                .given(promises)
                .save(any(), eq(PolicyPromise.UNWRITTEN));
        given(promises.get("standard"))
                .willReturn(new PolicyPromise(TABLE, TABLE, false, PolicyPromise.UNWRITTEN))
                .willReturn(new PolicyPromise(TABLE, TABLE, true, 3));

        var page = page(changed().param("confirmed", "true"), Role.ADMIN, 409);

        assertThat(page.select("#changed-meanwhile a[target=_blank]").attr("href"))
                .isEqualTo("/settings/promises/standard");
        assertThat(page.select("#first").val()).isEqualTo("2 h");
        assertThat(page.select("#resolution").val()).isEqualTo("16h");
        assertThat(page.select("#promise-form input[name=version]").val()).isEqualTo("3");
    }

    @Test
    void somebody_who_was_faster_is_told_of_before_what_would_move() {
        given(promises.get("standard")).willReturn(new PolicyPromise(WANTED, TABLE, true, 3));
        given(promises.preview(any())).willReturn(List.of(TicketSamples.MOVED));
        given(promises.previewReset("standard")).willReturn(List.of(TicketSamples.MOVED));

        assertThat(ask(changed().accept("text/html"), Role.ADMIN).getStatus()).isEqualTo(409);
        assertThat(ask(post("/settings/promises/standard/reset").param("version", "2"), Role.ADMIN)
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void the_tables_word_can_hold_again() {
        given(promises.get("standard")).willReturn(new PolicyPromise(WANTED, TABLE, true, 3));
        given(promises.previewReset("standard")).willReturn(List.of(TicketSamples.MOVED));
        var form = page(get("/settings/promises/standard"), Role.ADMIN, 200);
        assertThat(form.select("#by-table dd").get(0).text()).isEqualTo("8 h one working day");
        assertThat(form.select("#reset-form input[name=version]").val()).isEqualTo("3");

        assertThat(page(post("/settings/promises/standard/reset").param("version", "3"), Role.ADMIN, 200)
                        .select("#deadlines"))
                .hasSize(1);
        verify(promises, never()).reset(any(), anyLong());
        ask(post("/settings/promises/standard/reset").param("version", "3").param("confirmed", "true"), Role.ADMIN);
        verify(promises).reset("standard", 3);
    }

    @Test
    void tickets_that_were_promised_something_else_follow_when_somebody_says_yes() {
        given(promises.behind()).willReturn(Map.of("standard", 12));
        given(promises.previewRepromise("standard")).willReturn(List.of(TicketSamples.MOVED));
        assertThat(page(get("/settings/promises"), Role.ADMIN, 200)
                        .select("#promise-standard .behind")
                        .text())
                .isEqualTo("12 open tickets were promised something else");
        assertThat(page(get("/settings/promises/standard"), Role.ADMIN, 200)
                        .select("#behind")
                        .text())
                .startsWith("12 open tickets were promised something else than this policy promises now");

        assertThat(page(post("/settings/promises/standard/repromise"), Role.ADMIN, 200)
                        .select("#deadlines tbody tr"))
                .hasSize(1);
        verify(promises, never()).repromise(any());
        ask(post("/settings/promises/standard/repromise").param("confirmed", "true"), Role.ADMIN);
        verify(promises).repromise("standard");
    }

    @Test
    void nothing_is_said_of_tickets_where_all_were_promised_what_holds() {
        assertThat(page(get("/settings/promises/standard"), Role.ADMIN, 200).select("#behind"))
                .isEmpty();
        assertThat(page(get("/settings/promises"), Role.ADMIN, 200).select(".behind"))
                .isEmpty();
    }

    private static MockHttpServletRequestBuilder changed() {
        return changed("first", "2 h");
    }

    private static MockHttpServletRequestBuilder changed(String field, String value) {
        return post("/settings/promises/standard")
                .param("next", "60 min")
                .param("resolution", "16h")
                .param("calendar", "default")
                .param("pausesForCustomer", "true")
                .param("pausesForVendor", "false")
                .param("escalationSet", "strict")
                .param("version", "-1")
                .param(field, value);
    }
}
