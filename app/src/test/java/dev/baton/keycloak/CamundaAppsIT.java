package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.baton.testing.browser.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Camunda's web applications know people by the one sign-in at Keycloak, with the groups and the tenant of its token. */
class CamundaAppsIT {
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static Chromium chromium;
    private static String acmesLead = "";
    private static String globexLead = "";

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        TheBaton.address();
        acmesLead = leadOf("olga", "Astrid");
        globexLead = leadOf("glen", "Bertil");
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static String leadOf(String login, String firstName) {
        var answer = Http.post("/api/v1/leads", RealKeycloak.admin().tokenOf(login), """
                {"firstName": "%1$s", "lastName": "Sundqvist", "companyName": "%1$s Paper", "country": "SE",
                 "email": "%1$s@%1$s.example", "source": "referral", "message": "We need a robot."}""".formatted(firstName));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "lead:");
    }

    @Test
    void an_operator_comes_to_cockpit_by_keycloak_and_sees_the_instances_of_their_tenant() {
        try (var person = Person.of(chromium)) {
            var page = arrive(person, "otto", "/camunda/app/cockpit/default/");
            assertThat(page.locator("body")).containsText("Otto Krause");

            var definition = page.evaluate(
                    "async engine => (await (await fetch(engine +"
                            + " '/process-definition/key/lead-qualification')).json()).id",
                    ENGINE);
            person.open("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");

            assertThat(page.getByText(acmesLead).first()).isVisible();
            assertThat(page.locator("body")).not().containsText(globexLead);
        }
        try (var person = Person.of(chromium)) {
            var page = arrive(person, "gil", "/camunda/app/cockpit/default/");
            assertThat(read(page, "/process-instance"))
                    .extracting(instance -> instance.get("businessKey"))
                    .contains(globexLead)
                    .doesNotContain(acmesLead);
        }
    }

    @Test
    void an_administrator_comes_to_camundas_admin_and_sees_the_people_of_their_tenant() {
        try (var person = Person.of(chromium)) {
            var page = arrive(person, "ada", "/camunda/app/admin/default/");
            person.open("/camunda/app/admin/default/#/users");

            assertThat(page.locator("body")).containsText("ada@acme.example");
            assertThat(page.locator("body")).not().containsText("@globex.example");
        }
    }

    @Test
    void a_person_of_a_team_sees_its_tasks_in_tasklist() {
        try (var person = Person.of(chromium)) {
            var page = arrive(person, "sam", "/camunda/app/tasklist/default/");
            // From now on there is somebody in the team whom work can be given to.
            var lead = leadOf("olga", "Sixten");
            await().atMost(Duration.ofSeconds(60))
                    .pollInSameThread()
                    .until(() -> read(page, "/task?processInstanceBusinessKey=" + lead), tasks -> tasks.size() == 1);

            page.getByText("All I may see").click();
            assertThat(page.getByText("First contact").first()).isVisible();
            assertThat(read(page, "/task"))
                    .extracting(task -> task.get("tenantId"))
                    .containsOnly(TheBaton.ACME.id().toString());
        }
    }

    @Test
    void one_sign_in_is_enough_for_all_of_them() {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            var page = person.signIn("ada");

            for (var application : List.of("cockpit", "admin", "tasklist")) {
                assertThat(person.open("/camunda/app/" + application + "/default/")
                                .url())
                        .startsWith(TheBaton.address() + "/camunda/app/" + application);
                assertThat(page.locator("body")).containsText("Ada Schmidt");
                assertThat(page.locator("input[type=password]")).hasCount(0);
            }
        }
    }

    @Test
    void who_may_not_open_one_is_told_so() {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            var page = person.signIn("sam");

            var refused = page.navigate(TheBaton.address() + "/camunda/app/cockpit/default/");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(page.locator("h1")).hasText("You may not see this");
        }
    }

    @Test
    void who_has_no_business_in_the_engine_is_told_so() {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            var page = person.signIn("rita");

            for (var path : List.of("/camunda/app/welcome/default/", "/camunda/app/tasklist/default/", "/camunda/")) {
                var refused = page.navigate(TheBaton.address() + path);
                assertThat(refused.status()).as(path).isEqualTo(403);
                assertThat(page.locator("h1")).hasText("You may not see this");
            }
            page.navigate(TheBaton.address() + "/camunda/app/welcome/default/");
            assertThat(page.locator("main")).containsText("none of your roles opens Cockpit, Tasklist or Admin");
        }
    }

    /** Asks for an application, signs in at Keycloak on the way, and gets there. */
    private static Page arrive(Person person, String login, String path) {
        var page = person.open(path);
        assertThat(page.url()).startsWith(RealKeycloak.issuer());
        person.signIn(login);
        assertThat(page.url()).startsWith(TheBaton.address() + path);
        assertThat(page.locator("input[type=password]")).hasCount(0);
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> read(Page page, String path) {
        return (List<Map<String, Object>>) page.evaluate("async path => (await fetch(path)).json()", ENGINE + path);
    }
}
