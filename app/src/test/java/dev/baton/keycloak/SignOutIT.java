package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @Test
    void who_signs_out_of_baton_is_signed_out_of_keycloak() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("alex");
            assertThat(RealKeycloak.admin().isSignedIn("alex")).isTrue();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .first()
                    .click();
            page.waitForURL(TheBaton.address() + "/signed-out**");

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

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                lost.open("/leads");
                assertThat(lost.page().locator("#username")).isVisible();
            });
            other.open("/leads");
            assertThat(other.page().locator(".sidebar .person")).containsText("Mara Weiss");
        }
    }

    @Test
    void nobody_else_can_sign_somebody_out() {
        var answer = Http.form(
                TheBaton.address() + "/logout/connect/back-channel/baton", "logout_token=eyJhbGciOiJub25lIn0.e30.");

        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
