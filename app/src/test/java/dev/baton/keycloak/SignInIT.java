package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.testing.browser.Chromium;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People come in by Keycloak's own sign-in page. */
class SignInIT {
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void a_person_signs_in_at_keycloak_and_arrives_where_they_wanted_to_go() {
        try (var person = Person.of(chromium)) {
            var page = person.open("/leads");

            assertThat(page.url()).startsWith(RealKeycloak.issuer()).contains("code_challenge_method=S256");
            person.signIn("sam");

            assertThat(page.url()).isEqualTo(TheBaton.address() + "/leads");
            assertThat(page.locator(".sidebar .person")).containsText("Sam Okafor");
            assertThat(page.locator(".sidebar .brand-tenant")).hasText("Acme Robotics");
        }
    }

    @Test
    void a_wrong_password_stays_at_keycloak() {
        try (var person = Person.of(chromium)) {
            Page page = person.open("/work");

            person.signIn("sam", "wrong");

            assertThat(page.url()).startsWith(RealKeycloak.issuer());
            assertThat(page.locator("body")).containsText("Invalid username or password");
        }
    }

    @Test
    void a_disabled_person_does_not_come_in() {
        try (var person = Person.of(chromium)) {
            Page page = person.open("/work");

            person.signIn("daisy");

            assertThat(page.url()).startsWith(RealKeycloak.issuer());
            assertThat(page.locator("body")).containsText("Account is disabled");
        }
    }

    @Test
    void work_can_be_given_to_a_person_from_their_first_sign_in_on() {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            person.signIn("gina");

            var gina = Tenancy.as(
                    TheBaton.GLOBEX.id(),
                    Actor.system("test"),
                    () -> TheBaton.bean(People.class).membersOf("sales-sdr").stream()
                            .filter(member -> member.login().equals("gina"))
                            .findFirst()
                            .orElseThrow());
            assertThat(gina.name()).isEqualTo("Gina Torres");
            assertThat(gina.email()).isEqualTo("gina@globex.example");
            assertThat(auditOf(gina)).containsExactly("insert by system:sign-in");

            // Another sign-in finds nothing new.
            person.page().context().clearCookies();
            person.open("/work");
            person.signIn("gina");
            assertThat(auditOf(gina)).hasSize(1);
        }
    }

    @Test
    void a_person_without_a_company_sees_why_and_is_not_half_signed_in() {
        refused("nora", "it does not say which company you belong to");
    }

    @Test
    void a_person_of_a_company_unknown_here_sees_why_and_is_not_half_signed_in() {
        refused("uma", "your company does not work with Baton");
    }

    @Test
    void a_person_who_has_left_sees_why_and_is_not_half_signed_in() {
        var people = TheBaton.bean(People.class);
        Tenancy.run(TheBaton.ACME.id(), Actor.system("test"), () -> {
            var ole = people.provision(new NewPerson(
                    "ole", "Ole Hansen", "ole@acme.example", TheBaton.ACME.zone(), 5, Set.of("cs-onboarding")));
            people.deactivate(ole);
        });

        refused("ole", "somebody who has left the company");
    }

    @Test
    void whoever_was_refused_can_sign_in_as_somebody_else() {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            var page = person.signIn("nora");

            page.getByText("Sign in as somebody else").click();
            page.locator("#kc-logout").click();
            page.waitForURL(TheBaton.address() + "/signed-out**");
            person.open("/work");
            person.signIn("sam");

            assertThat(page.locator(".sidebar .person")).containsText("Sam Okafor");
        }
    }

    @Test
    void a_sign_in_nobody_began_here_is_refused_with_a_way_on() {
        try (var person = Person.of(chromium)) {
            var page = person.open("/login/oauth2/code/baton?code=stolen&state=guessed");

            assertThat(page.url()).isEqualTo(TheBaton.address() + "/sign-in/refused?why=failed");
            page.locator("main a.primary").click();
            person.signIn("sam");
            assertThat(page.locator(".sidebar .person")).containsText("Sam Okafor");
        }
    }

    @Test
    void a_sign_in_that_another_window_overtook_leads_to_where_they_are_signed_in() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            person.signIn("sophie");
            person.open("/leads");

            var page = person.open("/login/oauth2/code/baton?code=late&state=overtaken");

            assertThat(page.locator(".sidebar .person")).containsText("Sophie");
            assertThat(page.url()).isEqualTo(TheBaton.address() + "/work");
        }
    }

    @Test
    void a_page_that_outlived_its_session_is_reloaded_by_its_next_request_for_a_part() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("sophie");
            person.forgetBatonsSession();

            page.locator("#leads input[type=search]").fill("robot");

            // Keycloak still knows her: she comes back to the whole page without being asked.
            page.waitForCondition(() -> page.locator("main .filters").count() == 1
                    && page.locator(".sidebar .person").count() == 1
                    && person.hasBatonsSession());
            assertThat(page.locator("#username")).hasCount(0);
            assertThat(page.url()).startsWith(TheBaton.address() + "/leads");
        }
    }

    private static void refused(String login, String why) {
        try (var person = Person.of(chromium)) {
            person.open("/work");
            var page = person.signIn(login);

            assertThat(page.url()).startsWith(TheBaton.address() + "/sign-in/refused?why=");
            assertThat(page.locator("main")).containsText(why);
            assertThat(page.reload().status()).isEqualTo(403);
            assertThat(page.locator(".sidebar")).hasCount(0);
            // Nothing opens now: each page leads to the sign-in, and that to the same answer.
            person.open("/leads");
            assertThat(page.locator("main")).containsText(why);
        }
    }

    private static List<String> auditOf(dev.baton.people.Person person) {
        return TheBaton.database()
                .in(
                        TheBaton.GLOBEX.id(),
                        jdbc -> jdbc.sql(
                                        "select action || ' by ' || actor from crm.audit where record_id = ? order by id")
                                .param(person.id().value())
                                .query(String.class)
                                .list());
    }
}
