package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
}
