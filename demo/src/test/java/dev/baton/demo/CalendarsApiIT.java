package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.CalendarSummary;
import dev.baton.calendar.OpenHours;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Business calendars for machines; each test has a calendar of its own at Globex, by which nobody works. */
class CalendarsApiIT {
    private static final String ROBOTS = "/calendars/robots";
    private static final String NIGHTS = """
            {"name": "Nights", "zone": "Asia/Tokyo", "region": "JP", "week": {"FRIDAY": ["22:00-06:00"]},
             "days": [{"date": "2031-05-01", "rule": "CLOSED", "note": "Inventory"},
                      {"date": "2031-05-02", "rule": "OTHER_HOURS", "hours": ["10:00-12:00", "13:00-14:30"]}]}""";

    private final Api admin = Keys.of(Role.ADMIN, "gaia");

    @BeforeEach
    void a_calendar_of_its_own() {
        asGaia(calendars -> calendars.create(new CalendarDefinition(
                "robots",
                "Robots",
                ZoneId.of("Europe/Berlin"),
                null,
                Map.of(DayOfWeek.MONDAY, OpenHours.parseAll("09:00-17:00")),
                List.of())));
    }

    @AfterEach
    void and_nobody_elses() {
        asGaia(calendars -> calendars.remove(
                "robots",
                calendars.list().stream()
                        .filter(calendar -> calendar.key().equals("robots"))
                        .mapToLong(CalendarSummary::version)
                        .findFirst()
                        .orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobody_but_an_administrators_machine_comes_in(Role role) {
        var api = Keys.of(role, "gaia");
        var before = body();

        assertThat(api.get("/calendars").status()).isEqualTo(403);
        assertThat(api.get(ROBOTS).status()).isEqualTo(403);
        assertThat(api.send("PUT", ROBOTS, NIGHTS, "If-Match", etag()).status()).isEqualTo(403);
        assertThat(Api.withoutKey().get("/calendars").status()).isEqualTo(401);
        assertThat(body()).isEqualTo(before);
    }

    @Test
    void a_calendar_is_listed_read_replaced_and_audited() {
        assertThat(admin.get("/calendars").json().findValuesAsText("key")).contains("robots", "default");
        assertThat(admin.get(ROBOTS).json().at("/week/MONDAY/0").asText()).isEqualTo("09:00-17:00");

        var answer = admin.send("PUT", ROBOTS, NIGHTS, "If-Match", etag());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(etag());
        var read = admin.get(ROBOTS).json();
        assertThat(read.path("name").asText()).isEqualTo("Nights");
        assertThat(read.path("zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(read.path("region").asText()).isEqualTo("JP");
        assertThat(read.path("week").toString()).isEqualTo("{\"FRIDAY\":[\"22:00-06:00\"]}");
        assertThat(read.at("/days/0/rule").asText()).isEqualTo("CLOSED");
        assertThat(read.at("/days/1/hours").toString()).isEqualTo("[\"10:00-12:00\",\"13:00-14:30\"]");
        assertThat(audited())
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("calendar update api 127.0.0.1")
                        .contains("\"Robots\"", "\"Nights\""))
                .anySatisfy(entry ->
                        assertThat(entry).startsWith("calendar_day insert").contains("Inventory"))
                .anySatisfy(entry ->
                        assertThat(entry).startsWith("calendar_interval delete").contains("540"));
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        assertThat(admin.send("PUT", ROBOTS, NIGHTS, "If-Match", etag()).status())
                .isEqualTo(200);
        var read = body();

        assertThat(admin.send("PUT", ROBOTS, read, "If-Match", etag()).status()).isEqualTo(200);
        assertThat(body()).isEqualTo(read);
    }

    @Test
    void what_a_change_would_move_is_told_and_nothing_is_kept() {
        var before = body();

        var moved = admin.post(ROBOTS + "/preview", NIGHTS);

        assertThat(moved.status()).as("%s", moved).isEqualTo(200);
        assertThat(moved.json().isArray()).isTrue();
        assertThat(body()).isEqualTo(before);
        assertThat(admin.post("/calendars/none/preview", NIGHTS).status()).isEqualTo(404);
        assertThat(admin.post(ROBOTS + "/preview", "{}").status()).isEqualTo(422);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var read = etag();
        assertThat(admin.send("PUT", ROBOTS, NIGHTS).status()).isEqualTo(428);
        assertThat(admin.send("PUT", ROBOTS, NIGHTS, "If-Match", "\"x\"").status())
                .isEqualTo(400);
        assertThat(admin.send("PUT", ROBOTS, NIGHTS, "If-Match", read).status()).isEqualTo(200);

        var late = admin.send("PUT", ROBOTS, NIGHTS.replace("Nights", "Late"), "If-Match", read);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("detail").asText()).contains("Read it again");
        assertThat(admin.get(ROBOTS).json().path("name").asText()).isEqualTo("Nights");
    }

    @Test
    void a_calendar_that_is_not_there_is_not_found_nor_made() {
        var stranger = Keys.of(Role.ADMIN, "ada");
        for (var api : List.of(admin, stranger)) {
            var path = api == admin ? "/calendars/none" : ROBOTS;
            assertThat(api.get(path).status()).isEqualTo(404);
            assertThat(api.send("PUT", path, NIGHTS, "If-Match", "\"0\"").status())
                    .isEqualTo(404);
        }
        assertThat(admin.get(ROBOTS).json().path("name").asText()).isEqualTo("Robots");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'name': ''                                                | name",
                "'zone': 'Europe/Bonn'                                     | zone",
                "'zone': null                                              | zone",
                "'region': 'Bavaria'                                       | region",
                "'week': {}                                                | week",
                "'week': null                                              | week",
                "'week': {'MONDAY': null}                                  | week",
                "'week': {'MONDAY': [null]}                                | week.MONDAY",
                "'week': {'MONDAY': ['nine to five']}                      | week.MONDAY",
                "'week': {'MONDAY': ['09:00-25:00'], 'FRIDAY': ['9-5']}    | week.MONDAY,week.FRIDAY",
                "'week': {'MONDAY': ['09:00-09:00']}, 'zone': 'x'          | zone,week.MONDAY",
                "'days': [null]                                            | days[0]",
                "'days': [{'rule': 'CLOSED'}]                              | days[0]",
                "'days': [{'date': '2031-05-01'}]                          | days[0]",
                "'days': [{'date': '2031-05-01', 'rule': 'OTHER_HOURS'}]   | days[0]",
                "'days': [{'date': '2031-05-01', 'rule': 'CLOSED', 'hours': ['10:00-11:00']}]    | days[0]",
                "'days': [{'date': '2031-05-01', 'rule': 'OTHER_HOURS', 'hours': ['late']}]      | days[0].hours",
                "'days': [{'date': '2031-05-01', 'rule': 'CLOSED'}, {'date': '2031-05-01', 'rule': 'CLOSED'}] | days",
            })
    void what_does_not_fit_is_named_with_its_field(String changed, String fields) {
        var before = body();
        var body = "{\"name\": \"Nights\", \"zone\": \"Asia/Tokyo\", \"week\": {\"MONDAY\": [\"09:00-17:00\"]}, "
                + changed.replace('\'', '"') + "}";

        var refused = admin.send("PUT", ROBOTS, body, "If-Match", etag());

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(fields.split(","));
        assertThat(refused.json().path("errors").findValuesAsText("message"))
                .allMatch(message -> message.contains(" ") && !message.contains("{0}"));
        assertThat(body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{'week': {'SOMEDAY': []}}", "{'days': [{'rule': 'MAYBE'}]}", "{'days': 'none'}", "[]", "x"})
    void what_is_no_calendar_at_all_is_a_bad_request(String body) {
        assertThat(admin.send("PUT", ROBOTS, body.replace('\'', '"'), "If-Match", etag())
                        .status())
                .isEqualTo(400);
    }

    private String etag() {
        return admin.get(ROBOTS).header("ETag");
    }

    private String body() {
        return admin.get(ROBOTS).json().toString();
    }

    private static void asGaia(Consumer<CalendarService> work) {
        Tenancy.run(
                DemoTenants.GLOBEX.id(), Actor.person("gaia"), () -> work.accept(TheDemo.bean(CalendarService.class)));
    }

    private static List<String> audited() {
        return TheDemo.running()
                .database()
                .superuser()
                .sql("select table_name || ' ' || action || ' ' || client || ' ' || coalesce(address, '') || ' '"
                        + " || coalesce(before::text, '') || ' ' || coalesce(after::text, '') from crm.audit"
                        + " where table_name like 'calendar%' and actor like 'api-key:admin-%' order by id")
                .query(String.class)
                .list();
    }
}
