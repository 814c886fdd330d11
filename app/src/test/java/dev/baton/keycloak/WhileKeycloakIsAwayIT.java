package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.testing.TestDatabase;
import dev.baton.testing.browser.Chromium;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keycloak goes away and comes back, while people work. */
class WhileKeycloakIsAwayIT {
    private static final Locator.WaitForOptions PATIENCE = new Locator.WaitForOptions().setTimeout(120_000);

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        RealKeycloak.start();
    }

    @Test
    void whoever_is_in_goes_on_and_whoever_comes_is_told_until_it_is_back() {
        var admin = RealKeycloak.admin();
        try (var inside = Person.of(chromium);
                var leaving = Person.of(chromium);
                var coming = Person.of(chromium)) {
            TheBaton.address();
            // Her tokens expire soon: her pages ask Keycloak whether she may still be here.
            admin.tokensLive(Duration.ofSeconds(3));
            inside.open("/leads");
            inside.signIn("sophie");
            admin.tokensLive(Duration.ofMinutes(5));
            leaving.open("/leads");
            leaving.signIn("tom");
            var known = admin.tokenOf("sam");
            assertThat(Http.api("/api/v1/leads", known).statusCode()).isEqualTo(200);
            admin.rotateKeys();
            var unknown = admin.tokenOf("sam");
            var port = RealKeycloak.freePort();
            admin.trust("http://localhost:" + port);
            admin.trust(TheBaton.address());

            RealKeycloak.stop();

            inside.open("/work");
            assertThat(inside.page().locator(".sidebar .person")).containsText("Sophie Lindner");
            assertThat(Http.api("/api/v1/leads", known).statusCode()).isEqualTo(200);
            var undecided = Http.api("/api/v1/leads", unknown);
            assertThat(undecided.statusCode()).isEqualTo(503);
            assertThat(undecided.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(undecided.headers().firstValue("Retry-After")).isPresent();

            signOut(leaving.page());
            assertThat(leaving.page().locator("main")).containsText("the sign-in service does not answer");
            leaving.open("/leads");
            assertThat(leaving.page().locator("h1")).hasText("Nobody can be signed in at the moment");

            coming.open("/leads");
            assertThat(coming.page().url()).isEqualTo(TheBaton.address() + "/sign-in/away");
            assertThat(Http.page(coming.page().url()).statusCode()).isEqualTo(503);

            try (var late = TheBaton.start(TestDatabase.fresh(), RealKeycloak.issuer(), "--server.port=" + port)) {
                assertThat(Http.page(late.url() + "/actuator/health").statusCode())
                        .isEqualTo(200);
                try (var early = Person.of(chromium)) {
                    early.openAt(late.url() + "/work");
                    assertThat(early.page().locator("h1")).hasText("Nobody can be signed in at the moment");

                    RealKeycloak.start();

                    // The page has tried again by itself.
                    early.page().locator("#username").waitFor(PATIENCE);
                    early.signIn("anna");
                    assertThat(early.page().url()).isEqualTo(late.url() + "/work");
                }
            } finally {
                RealKeycloak.start();
            }

            coming.page().locator("#username").waitFor(PATIENCE);
            coming.signIn("rita");
            assertThat(coming.page().url()).isEqualTo(TheBaton.address() + "/leads");
            inside.open("/work");
            assertThat(inside.page().locator(".sidebar .person")).containsText("Sophie Lindner");
            // Baton asks for keys it does not know every few seconds at most.
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () -> assertThat(Http.api("/api/v1/leads", unknown).statusCode())
                                    .isEqualTo(200));
        }
    }

    private static void signOut(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .first()
                .click();
        page.waitForURL("**/signed-out**");
    }
}
