package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.testing.browser.Chromium;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Out is out, on both sides. */
class SignOutIT {
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    /** Keycloak that signs somebody out tells of one session only: none may be left of whatever was tried before. */
    @BeforeEach
    void nobody_is_signed_in() {
        List.of("alex", "olga", "mara", "sophie", "sam", "tom")
                .forEach(login -> RealKeycloak.admin().sessionsOf(login).forEach(RealKeycloak.admin()::endSession));
    }

    @Test
    void who_signs_out_of_baton_is_signed_out_of_keycloak() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("alex");
            assertThat(RealKeycloak.admin().isSignedIn("alex")).isTrue();

            signOut(page);

            assertThat(page.locator("h1")).hasText("You are signed out");
            assertThat(RealKeycloak.admin().isSignedIn("alex")).isFalse();
            person.open("/leads");
            assertThat(page.locator("#username")).isVisible();
        }
    }

    @Test
    void who_is_signed_out_at_keycloak_is_signed_out_of_baton() {
        try (var lost = Person.of(chromium);
                var other = Person.of(chromium)) {
            lost.open("/leads");
            lost.signIn("olga");
            other.open("/leads");
            other.signIn("mara");

            RealKeycloak.admin().signOut("olga");

            isOut(lost);
            isIn(other, "Mara Weiss");
        }
    }

    @Test
    void signed_out_everywhere_ends_each_session_of_a_person() {
        try (var office = Person.of(chromium);
                var home = Person.of(chromium);
                var other = Person.of(chromium)) {
            office.open("/leads");
            office.signIn("sophie");
            home.open("/leads");
            home.signIn("sophie");
            other.open("/leads");
            other.signIn("mara");

            RealKeycloak.admin().signOut("sophie");

            isOut(office);
            isOut(home);
            isIn(other, "Mara Weiss");
        }
    }

    @Test
    void who_signs_out_in_one_browser_goes_on_in_the_other() {
        try (var office = Person.of(chromium);
                var home = Person.of(chromium)) {
            office.open("/leads");
            office.signIn("sophie");
            home.open("/leads");
            home.signIn("sophie");

            signOut(office.page());

            office.open("/leads");
            assertThat(office.page().locator("#username")).isVisible();
            isIn(home, "Sophie Lindner");
        }
    }

    @Test
    void a_session_that_is_ended_at_keycloak_is_over_in_its_browser_only() {
        try (var office = Person.of(chromium);
                var home = Person.of(chromium)) {
            office.open("/leads");
            office.signIn("tom");
            var atOffice = RealKeycloak.admin().sessionsOf("tom");
            home.open("/leads");
            home.signIn("tom");
            assertThat(RealKeycloak.admin().sessionsOf("tom")).hasSize(2).containsAll(atOffice);

            atOffice.forEach(RealKeycloak.admin()::endSession);

            isOut(office);
            isIn(home, "Tom");
        }
    }

    @Test
    void who_signs_out_at_keycloak_is_out_of_baton_by_a_frame_of_its_page() {
        RealKeycloak.admin().tellByFrame(TheBaton.address(), true);
        try (var person = Person.of(chromium);
                var other = Person.of(chromium)) {
            person.open("/leads");
            person.signIn("sam");
            other.open("/leads");
            other.signIn("sam");

            person.openAt(RealKeycloak.issuer() + "/protocol/openid-connect/logout");
            person.page().locator("#kc-logout").click();
            assertThat(person.page()).hasTitle("Logging out");

            isOut(person);
            isIn(other, "Sam Okafor");
        } finally {
            RealKeycloak.admin().tellByFrame(TheBaton.address(), false);
        }
    }

    @Test
    void a_frame_of_another_issuer_or_without_a_session_ends_nothing() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            person.signIn("sam");
            var over = TheBaton.address() + "/sign-in/over";
            var session = RealKeycloak.admin().sessionsOf("sam").get(0);

            assertThat(Http.page(over + "?iss=https://evil.example&sid=" + session)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(Http.page(over + "?iss=" + RealKeycloak.issuer()).statusCode())
                    .isEqualTo(400);
            assertThat(Http.page(over + "?iss=" + RealKeycloak.issuer() + "&sid=nobodys")
                            .statusCode())
                    .isEqualTo(200);
            isIn(person, "Sam Okafor");
        }
    }

    @Test
    void nobody_else_can_sign_somebody_out() {
        var answer = Http.form(
                TheBaton.address() + "/logout/connect/back-channel/baton", "logout_token=eyJhbGciOiJub25lIn0.e30.");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static void signOut(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .first()
                .click();
        page.waitForURL(TheBaton.address() + "/signed-out**");
    }

    private static void isIn(Person person, String name) {
        person.open("/leads");
        assertThat(person.page().locator(".sidebar .person")).containsText(name);
    }

    /** The issuer tells in its own time. */
    private static void isOut(Person person) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> person.open("/leads").locator("#username").isVisible());
    }
}
