package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
}
