package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People, teams and absences, as a company's admin sees and changes them; fiona of finance is who is changed. */
class PeopleSettingsIT {
    private final SettingsPages ada = SettingsPages.as("ada");
    private final LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));

    @AfterEach
    void as_it_was() {
        sql("delete from crm.person_absence where person_id = (select id from crm.person where login = 'fiona')");
        sql("update crm.person set available = true, capacity = 25, zone = 'Europe/Berlin' where login = 'fiona'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/people", "/people/fiona", "/teams", "/absences"})
    void only_administrators_come_in(String path) {
        for (var login : List.of("mara", "sam", "rita", "otto")) {
            SettingsPages.as(login).open(path, 403);
        }
        ada.open(path, 200);
    }

    @Test
    void people_are_listed_with_teams_state_and_last_sign_in() {
        assertThat(ada.open("/people").select("#person-fiona").text())
                .contains("Fiona Keller", "finance-ar", "Available", "25");
        assertThat(ada.open("/people").select("#person-ada time"))
                .as("her sign-in")
                .hasSize(1);
        assertThat(ada.open("/people?team=finance-ar").select("tbody tr").eachText())
                .singleElement()
                .asString()
                .startsWith("Fiona Keller");
        assertThat(ada.open("/people/ada").select(".facts").text())
                .contains("ada@acme.example", "Administrator", "tenant-admin");
        ada.open("/people/gina", 404);
    }

    @Test
    void what_is_set_is_kept_audited_and_counts() {
        var page = work(Map.of("capacity", "7", "zone", "Asia/Tokyo", "available", ""), 200);

        assertThat(page.select("[data-toast]").text()).contains("Fiona Keller");
        assertThat(page.select("#available").hasAttr("checked")).isFalse();
        assertThat(page.select("#capacity").val()).isEqualTo("7");
        assertThat(page.select("#zone option[selected]").val()).isEqualTo("Asia/Tokyo");
        assertThat(page.select("h1").text()).contains("Switched off");
        assertThat(fionaIsThere()).isFalse();
        assertThat(sqlTexts("select string_agg(k, ',' order by k) from crm.audit a, jsonb_object_keys(a.after) k "
                        + "where a.table_name = 'person' and a.actor = 'person:ada' group by a.id order by a.id desc"))
                .first()
                .isEqualTo("available,capacity,zone");
    }

    @Test
    void a_wrong_value_stands_beside_its_field_and_what_was_typed_stays() {
        var page = work(Map.of("capacity", "-3"), 422);
        assertThat(page.select(".error").text()).isEqualTo("A capacity is a whole number between 0 and 1,000.");
        assertThat(page.select("#capacity").val()).isEqualTo("-3");
        assertThat(work(Map.of("capacity", "many", "zone", "Mars/Base"), 422).select(".error"))
                .hasSize(2);
    }

    @Test
    void whoever_saves_second_is_told() {
        var first = ada.open("/people/fiona");
        work(Map.of("capacity", "7"), 200);

        var conflict = ada.sendShown(first, "/people/fiona", Map.of("capacity", "9"), 409);

        assertThat(conflict.select("h1").text()).isNotBlank();
        assertThat(ada.open("/people/fiona").select("#capacity").val()).isEqualTo("7");
    }

    @Test
    void an_absence_is_entered_seen_and_removed_after_a_question() {
        var page = absence(
                Map.of("login", "fiona", "first", day(0), "last", day(2), "reason", "Vacation <b>at last</b>"), 200);

        assertThat(page.select("#away-fiona td.away")).hasSizeBetween(1, 3);
        assertThat(page.select(".lines").text()).contains("Fiona Keller Vacation <b>at last</b>");
        assertThat(fionaIsThere()).isFalse();
        assertThat(ada.open("/people").select("#person-fiona").text()).contains("Away");
        var remove = page.select(".lines a[href$=/remove]").attr("href").substring("/settings".length());
        var question = ada.open(remove);
        assertThat(question.select("h1").text()).isEqualTo("Remove the absence of Fiona Keller?");
        assertThat(ada.sendShown(question, remove, Map.of(), 200).select("td.away"))
                .isEmpty();
        ada.open(remove, 404);
        SettingsPages.as("gaia").open(remove, 404);
        assertThat(sqlTexts("select action from crm.audit where table_name = 'person_absence' "
                        + "and actor = 'person:ada' order by id"))
                .endsWith("insert", "delete");
    }

    @Test
    void what_is_wrong_with_an_absence_stands_beside_its_field() {
        assertThat(absence(Map.of(), 422).select(".error").eachText())
                .containsExactly("Choose who is away.", "Choose a day.", "Choose a day.");
        assertThat(absence(Map.of("login", "fiona", "first", day(9), "last", day(3)), 422)
                        .select(".error")
                        .eachText())
                .containsExactly("An absence ends on the day it begins or later.", "Say why, in a word.");
        assertThat(absence(Map.of("login", "fiona", "first", "someday", "last", day(1), "reason", "Trip"), 422)
                        .select(".error"))
                .hasSize(1);
        assertThat(absence(Map.of("login", "gina", "first", day(1), "last", day(1), "reason", "Trip"), 404)
                        .select("h1"))
                .hasSize(1);
    }

    @Test
    void teams_show_who_is_in_them_and_which_processes_give_them_work() {
        var page = ada.open("/teams");

        assertThat(page.select("#team-sales-sdr").text()).contains("Sam Okafor, Sophie Lindner");
        assertThat(page.select("#team-sales-ops td:nth-child(4)").text()).contains("Lead qualification");
        assertThat(page.select("#missing")).isEmpty();

        sql("update crm.person set active = false where login = 'olga'");
        try {
            assertThat(ada.open("/teams").select("#missing").text()).contains("Sales operations");
        } finally {
            sql("update crm.person set active = true where login = 'olga'");
        }
    }

    @Test
    void a_team_gets_another_name() {
        var before = ada.open("/teams");
        assertThat(ada.sendShown(before, "/teams/auditors", Map.of("name", "Revision"), 200)
                        .select("#team-auditors .strong")
                        .text())
                .isEqualTo("Revision");
        ada.sendShown(before, "/teams/auditors", Map.of("name", "Others"), 409);
        ada.send("/teams", "/teams/auditors", Map.of("name", "Auditors"), 200);
    }

    private Document work(Map<String, String> changed, int status) {
        return ada.send("/people/fiona", "/people/fiona", changed, status);
    }

    private Document absence(Map<String, String> values, int status) {
        return ada.send("/absences", "/absences", values, status);
    }

    private String day(int after) {
        return today.plusDays(after).toString();
    }

    private static boolean fionaIsThere() {
        Supplier<Boolean> there = () -> {
            var people = TheDemo.bean(People.class);
            Person fiona = people.byLogin("fiona").orElseThrow();
            return people.isPresent(fiona, TheDemo.bean(Clock.class).instant());
        };
        return Tenancy.as(DemoTenants.ACME.id(), Actor.system("test"), there);
    }

    private static void sql(String statement) {
        SettingsPages.inAcme(jdbc -> jdbc.sql(statement).update());
    }

    private static List<String> sqlTexts(String query) {
        return SettingsPages.inAcme(jdbc -> jdbc.sql(query).query(String.class).list());
    }
}
