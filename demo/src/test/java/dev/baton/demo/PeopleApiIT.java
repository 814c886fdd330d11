package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.identity.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When people work and are away, for machines; gwen of Globex' finance is who is changed. */
class PeopleApiIT {
    private static final String GWEN = "/people/gwen";
    private static final String TIME = GWEN + "/working-time";
    private static final String ABSENCES = GWEN + "/absences";
    private static final String WORKS = "{\"available\": true, \"capacity\": 25, \"zone\": \"Europe/Berlin\"}";

    private final Api admin = Keys.of(Role.ADMIN, "gaia");
    private final LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));

    @AfterEach
    void as_it_was() {
        SettingsPages.in(
                DemoTenants.GLOBEX,
                jdbc -> jdbc.sql("delete from crm.person_absence where person_id ="
                                + " (select id from crm.person where login = 'gwen')")
                        .update());
        SettingsPages.in(
                DemoTenants.GLOBEX,
                jdbc -> jdbc.sql("update crm.person set available = true, capacity = 25,"
                                + " zone = 'America/New_York', calendar_id = null where login = 'gwen'")
                        .update());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobody_but_an_administrators_machine_comes_in(Role role) {
        var api = Keys.of(role, "gaia");
        var before = timeOf();

        for (var path : List.of("/people", GWEN, ABSENCES)) {
            assertThat(api.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(api.send("PUT", TIME, WORKS, "If-Match", etag()).status()).isEqualTo(403);
        assertThat(api.post(ABSENCES, absence(today, today, "Training")).status())
                .isEqualTo(403);
        assertThat(api.send("DELETE", ABSENCES + "/" + new UUID(1, 1), "").status())
                .isEqualTo(403);
        assertThat(Api.withoutKey().get("/people").status()).isEqualTo(401);
        assertThat(timeOf()).isEqualTo(before);
        assertThat(admin.get(ABSENCES).json()).isEmpty();
    }

    @Test
    void everybody_of_the_tenant_is_listed_and_read() {
        var logins = StreamSupport.stream(admin.get("/people").json().spliterator(), false)
                .map(person -> person.path("login").asText())
                .toList();
        var gwen = admin.get(GWEN);

        assertThat(logins).contains("gwen", "gaia").doesNotContain("ada", "fiona");
        assertThat(gwen.status()).isEqualTo(200);
        assertThat(gwen.header("ETag")).matches("\"\\d+\"");
        assertThat(gwen.json().path("name").asText()).isEqualTo("Gwen Park");
        assertThat(gwen.json().path("teams").get(0).asText()).isEqualTo("finance-ar");
        assertThat(gwen.json().at("/workingTime/capacity").asInt()).isEqualTo(25);
        for (var path : List.of("/people/fiona", "/people/nobody", "/people/fiona/absences")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_working_time_is_set_kept_and_audited() {
        var answer = admin.send(
                "PUT",
                TIME,
                "{\"available\": false, \"capacity\": 7, \"zone\": \"Asia/Tokyo\", \"calendar\": \"default\"}",
                "If-Match",
                etag());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(etag());
        assertThat(admin.get(GWEN).json().path("workingTime").toString())
                .isEqualTo("{\"available\":false,\"capacity\":7,\"zone\":\"Asia/Tokyo\",\"calendar\":\"default\"}");
        assertThat(lastAudited("person"))
                .startsWith("api-key:admin-")
                .contains(" api 127.0.0.1 update ", "\"capacity\": 25", "\"capacity\": 7", "Asia/Tokyo");
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var read = etag();
        assertThat(admin.send("PUT", TIME, WORKS).status()).isEqualTo(428);
        assertThat(admin.send("PUT", TIME, WORKS, "If-Match", "\"yesterday\"").status())
                .isEqualTo(400);
        assertThat(admin.send("PUT", TIME, WORKS.replace("25", "8"), "If-Match", read)
                        .status())
                .isEqualTo(200);

        var late = admin.send("PUT", TIME, WORKS.replace("25", "9"), "If-Match", read);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("detail").asText()).contains("Read it again");
        assertThat(admin.get(GWEN).json().at("/workingTime/capacity").asInt()).isEqualTo(8);
        assertThat(admin.send("PUT", "/people/fiona/working-time", WORKS, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                         | available,capacity,zone",
                "{\"available\": true, \"zone\": \"Europe/Berlin\"}                         | capacity",
                "{\"available\": true, \"capacity\": -1, \"zone\": \"Europe/Berlin\"}       | capacity",
                "{\"available\": true, \"capacity\": 1001, \"zone\": \"Europe/Berlin\"}     | capacity",
                "{\"available\": true, \"capacity\": 5, \"zone\": \"Europe/Bonn\"}          | zone",
                "{\"available\": true, \"capacity\": 5}                                     | zone",
                "{\"available\": null, \"capacity\": 5, \"zone\": \"Europe/Berlin\"}        | available",
                "{\"available\": true, \"capacity\": 5, \"zone\": \"Europe/Berlin\", \"calendar\": \"none\"} | calendar",
            })
    void what_does_not_fit_a_working_time_is_named_with_its_field(String body, String fields) {
        var before = timeOf();

        var refused = admin.send("PUT", TIME, body, "If-Match", etag());

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(fields.split(","));
        assertThat(refused.json().path("errors").findValuesAsText("message"))
                .allMatch(message -> message.matches("[A-Z].+\\.(?s).*"));
        assertThat(timeOf()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"capacity\": \"many\"}", "[]", "nothing", "{\"capacity\": 99999999999}", "''"})
    void what_is_no_working_time_at_all_is_a_bad_request(String body) {
        assertThat(admin.send("PUT", TIME, body, "If-Match", etag()).status()).isEqualTo(400);
    }

    @Test
    void an_absence_is_entered_read_and_taken_back_and_audited() {
        var made = admin.post(ABSENCES, absence(today.plusDays(3), today.plusDays(5), "Training"));

        assertThat(made.status()).as("%s", made).isEqualTo(201);
        var id = made.json().path("id").asText();
        assertThat(made.header("Location")).endsWith(ABSENCES + "/" + id);
        assertThat(lastAudited("person_absence")).startsWith("api-key:admin-").contains(" insert ", "Training");
        assertThat(admin.get(ABSENCES).json()).hasSize(1);

        assertThat(admin.send("DELETE", "/people/gus/absences/" + id, "").status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(Keys.of(Role.ADMIN, "ada")
                        .send("DELETE", ABSENCES + "/" + id, "")
                        .status())
                .as("another tenant's")
                .isEqualTo(404);
        assertThat(admin.send("DELETE", ABSENCES + "/" + id, "").status()).isEqualTo(204);
        assertThat(admin.send("DELETE", ABSENCES + "/" + id, "").status()).isEqualTo(404);
        assertThat(lastAudited("person_absence")).contains(" delete ");
        assertThat(admin.get(ABSENCES).json()).isEmpty();
    }

    @Test
    void what_does_not_fit_an_absence_is_named_with_its_field() {
        assertThat(admin.post(ABSENCES, absence(today.plusDays(10), today.plusDays(12), "Holiday"))
                        .status())
                .isEqualTo(201);
        var day = today.plusDays(1);

        refused("{\"last\": \"" + day + "\", \"reason\": \"x\"}", "first");
        refused("{\"first\": \"" + day + "\", \"reason\": \"x\"}", "last");
        refused(absence(day, today, "x"), "last");
        refused(absence(today.minusDays(9), today.minusDays(8), "x"), "last");
        refused(absence(day, day.plusYears(4), "x"), "last");
        refused("{\"first\": \"" + day + "\", \"last\": \"+999999999-12-31\", \"reason\": \"x\"}", "last");
        refused(absence(today.plusDays(12), today.plusDays(13), "x"), "first");
        refused(absence(day, day, " "), "reason");
        refused(absence(day, day, "x".repeat(201)), "reason");
        refused(absence(day, today, ""), "last", "reason");
        assertThat(admin.post(ABSENCES, "{\"first\": \"tomorrow\"}").status()).isEqualTo(400);
        assertThat(admin.get(ABSENCES).json()).hasSize(1);
    }

    private void refused(String body, String... fields) {
        var refused = admin.post(ABSENCES, body);
        assertThat(refused.status()).as("%s: %s", body, refused).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(fields);
    }

    private static String absence(LocalDate first, LocalDate last, String reason) {
        return "{\"first\": \"" + first + "\", \"last\": \"" + last + "\", \"reason\": \"" + reason + "\"}";
    }

    private String etag() {
        return admin.get(GWEN).header("ETag");
    }

    private String timeOf() {
        return admin.get(GWEN).json().path("workingTime").toString();
    }

    private static JdbcClient sql() {
        return TheDemo.running().database().superuser();
    }

    private static String lastAudited(String table) {
        return sql().sql("select actor || ' ' || client || ' ' || address || ' ' || action || ' '"
                        + " || coalesce(before::text, '') || ' ' || coalesce(after::text, '') from crm.audit"
                        + " where table_name = ? order by id desc limit 1")
                .param(table)
                .query(String.class)
                .single();
    }
}
