package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.CalendarService;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calendars and holidays, as a company's admin sees and changes them, and what promises are made of them. */
class CalendarSettingsIT {
    private static final String OWN = "/calendars/default";

    private final SettingsPages ada = SettingsPages.as("ada");

    @AfterEach
    void as_it_was() {
        var usual = ada.open(OWN);
        var days = usual.select("form[action$=/remove]").eachAttr("action");
        days.forEach(day -> ada.send(OWN, day.replaceFirst("^/settings", ""), Map.of("confirmed", "true"), 200));
        hours("09:00-12:30, 13:00-17:30", Map.of("name", "Office hours", "region", "DE"), 200);
        SettingsPages.inAcme(jdbc ->
                jdbc.sql("delete from crm.calendar where key <> 'default'").update());
        SettingsPages.inAcme(jdbc -> jdbc.sql("delete from crm.holiday where date >= date '2030-01-01'")
                .update());
    }

    @Test
    void only_administrators_come_in_and_only_to_their_own_companys() {
        for (var login : List.of("mara", "sam", "otto")) {
            SettingsPages.as(login).open("/calendars", 403);
            SettingsPages.as(login).open("/holidays", 403);
        }
        assertThat(ada.open("/calendars").select("#calendar-default").text())
                .contains("Office hours", "Europe/Berlin", "DE");
        assertThat(SettingsPages.as("gaia").open("/calendars").text())
                .contains("America/New_York")
                .doesNotContain("Berlin");
    }

    @Test
    void hours_with_breaks_until_midnight_and_over_it_are_kept_and_counted() {
        var page = hours("8:00-12:00, 13:00-24:00", Map.of("saturday", "22:00-06:00", "sunday", ""), 200);

        assertThat(page.select("#monday").val()).isEqualTo("08:00-12:00, 13:00-24:00");
        assertThat(page.select("#saturday").val()).isEqualTo("22:00-06:00");
        assertThat(isOpen("2030-07-01T21:59:00Z"))
                .as("Monday, a minute to midnight")
                .isTrue();
        assertThat(isOpen("2030-07-07T03:00:00Z"))
                .as("Sunday, 5:00, Saturday's night")
                .isTrue();
        assertThat(isOpen("2030-07-07T05:00:00Z")).as("Sunday, 7:00").isFalse();
        List<String> changes = SettingsPages.inAcme(
                jdbc -> jdbc.sql("select distinct table_name from crm.audit where actor = 'person:ada' order by 1")
                        .query(String.class)
                        .list());
        assertThat(changes).contains("calendar_interval");
    }

    @Test
    void what_would_change_is_shown_before_it_is_saved() {
        var page = hours(
                "00:00-24:00",
                Map.of("saturday", "00:00-24:00", "sunday", "00:00-24:00", "region", "", "try", "true"),
                200);

        assertThat(page.select("#preview dd").eachText()).hasSize(2).doesNotHaveDuplicates();
        assertThat(page.select("#monday").val()).isEqualTo("00:00-24:00");
        assertThat(ada.open(OWN).select("#monday").val()).isEqualTo("09:00-12:30, 13:00-17:30");
    }

    @Test
    void what_is_wrong_stands_beside_its_day() {
        var page = hours(
                "9-17",
                Map.of("tuesday", "09:00-13:00, 12:00-17:00", "wednesday", "09:00-09:00", "zone", "Mars/Base"),
                422);

        assertThat(page.select("#monday-error").text()).contains("‘9-17’", "09:00-17:00");
        assertThat(page.select("#tuesday-error").text()).contains("09:00-13:00 and 12:00-17:00 overlap");
        assertThat(page.select("#wednesday-error").text()).isNotEmpty();
        assertThat(page.select(".error").text()).contains("Choose a time zone");
        assertThat(hours(
                                "",
                                Map.of(
                                        "tuesday",
                                        "",
                                        "wednesday",
                                        "",
                                        "thursday",
                                        "",
                                        "friday",
                                        "",
                                        "region",
                                        "Bavaria"),
                                422)
                        .text())
                .contains("Name a country or a part of one", "hours on one weekday at least");
    }

    @Test
    void whoever_saves_second_is_told() {
        var first = ada.open(OWN);
        hours("10:00-16:00", Map.of(), 200);
        // Somebody's deadlines would move: what cannot be saved is not asked about either.
        Asked.by(Api.with(TheDemo.apiKey(DemoTenants.ACME)));

        ada.sendShown(first, OWN, Map.of("monday", "07:00-08:00"), 409);

        assertThat(ada.open(OWN).select("#monday").val()).isEqualTo("10:00-16:00");
    }

    @Test
    void a_holiday_of_the_region_closes_and_the_calendar_may_work_all_the_same() {
        assertThat(isOpen("2030-07-01T10:00:00Z")).isTrue();
        var list = ada.send(
                "/holidays",
                "/holidays",
                Map.of("region", "DE", "date", "2030-07-01", "name", "Robot day", "confirmed", "true"),
                200);
        assertThat(list.select("#holiday-DE-2030-07-01").text()).contains("Robot day");
        assertThat(isOpen("2030-07-01T10:00:00Z")).isFalse();

        day("2030-07-01", "AS_USUAL", "", 200);
        assertThat(isOpen("2030-07-01T10:00:00Z")).isTrue();
        assertThat(day("2030-07-01", "CLOSED", "", 422).select(".error").text()).contains("already");
        assertThat(day("2030-07-02", "OTHER_HOURS", "", 422).select(".error").text())
                .contains("Write the hours");
        day("2030-07-02", "OTHER_HOURS", "20:00-22:00", 200);
        assertThat(isOpen("2030-07-02T10:00:00Z")).isFalse();
        assertThat(isOpen("2030-07-02T19:00:00Z")).isTrue();

        var remove = "/holidays/remove?region=DE&date=2030-07-01";
        var question = ada.open(remove);
        assertThat(question.select("h1").text()).isEqualTo("Remove Robot day from the holidays?");
        ada.sendShown(question, "/holidays/remove", Map.of(), 200);
        ada.open(remove, 404);
        assertThat(ada.send("/holidays", "/holidays", Map.of("region", "Bavaria", "date", "", "name", ""), 422)
                        .select(".error"))
                .isNotEmpty();
    }

    @Test
    void a_calendar_somebody_works_by_cannot_be_removed() {
        ada.send(
                "/calendars/new",
                "/calendars/new",
                Map.of("key", "late", "name", "Late shift", "monday", "14:00-22:00"),
                200);
        assertThat(ada.send("/calendars/new", "/calendars/new", Map.of("key", "late", "name", "Again"), 422)
                        .select(".error")
                        .text())
                .contains("already");
        ada.send("/people/ole", "/people/ole", Map.of("calendar", "late"), 200);
        assertThat(ada.send("/calendars/late/remove", "/calendars/late/remove", Map.of(), 422)
                        .text())
                .contains("Somebody works by this calendar");
        var ole = ada.open("/people/ole");
        ada.sendShown(ole, "/people/ole", Map.of("calendar", ""), 200);
        ada.send("/calendars/late/remove", "/calendars/late/remove", Map.of(), 200);
        ada.open("/calendars/late", 404);
    }

    @Test
    void a_calendar_that_counts_somebodys_promise_is_removed_once_it_was_seen_what_moves() {
        ada.send(
                "/calendars/new",
                "/calendars/new",
                Map.of("key", "short", "name", "Short", "monday", "14:00-15:00"),
                200);
        var ticket = Asked.by(Api.with(TheDemo.apiKey(DemoTenants.ACME)));
        SettingsPages.inAcme(
                jdbc -> jdbc.sql("update crm.sla_clock set calendar = 'short', due_at = due_at - interval '1 day'"
                                + " where ticket_id = ?::uuid and running_since is not null")
                        .param(ticket.id())
                        .update());
        var remove = "/calendars/short/remove";

        var shown = ada.send(remove, remove, Map.of(), 200);

        assertThat(shown.select("#deadlines tbody a").eachAttr("href")).containsOnly("/tickets/" + ticket.id());
        assertThat(ada.open("/calendars/short").select("#monday").val()).isEqualTo("14:00-15:00");
        ada.sendShown(shown, remove, Map.of(), 200);
        ada.open("/calendars/short", 404);
        List<String> told = SettingsPages.inAcme(
                jdbc -> jdbc.sql("select reason from crm.sla_clock_event where ticket_id = ?::uuid and event = 'moved'")
                        .param(ticket.id())
                        .query(String.class)
                        .list());
        assertThat(told).isNotEmpty();
    }

    /** Says yes to the deadlines that move: tickets of other tests may be waiting. */
    private Document hours(String monday, Map<String, String> others, int status) {
        var values = new HashMap<String, String>();
        for (var day : List.of("tuesday", "wednesday", "thursday", "friday")) {
            values.put(day, "09:00-12:30, 13:00-17:30");
        }
        values.put("saturday", "");
        values.put("sunday", "");
        values.put("confirmed", "true");
        values.put("monday", monday);
        values.putAll(others);
        return ada.send(OWN, OWN, values, status);
    }

    private Document day(String date, String rule, String hours, int status) {
        return ada.sendShown(
                ada.open(OWN),
                OWN + "/days",
                Map.of("date", date, "rule", rule, "hours", hours, "confirmed", "true"),
                status);
    }

    private static boolean isOpen(String at) {
        return Tenancy.as(
                DemoTenants.ACME.id(),
                Actor.system("test"),
                () -> TheDemo.bean(CalendarService.class).defaultCalendar().isOpen(Instant.parse(at)));
    }
}
