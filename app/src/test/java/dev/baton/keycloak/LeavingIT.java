package dev.baton.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.baton.testing.browser.Chromium;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom Keycloak does not know any more does not stay in Baton, however busy they are. */
class LeavingIT {
    /** Baton asks again when a token has expired. */
    private static final Duration LIFE_OF_TOKENS = Duration.ofSeconds(3);

    private static final Locator.PressSequentiallyOptions A_MOMENT =
            new Locator.PressSequentiallyOptions().setTimeout(1000);

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        TheBaton.address();
        RealKeycloak.admin().tokensLive(LIFE_OF_TOKENS);
    }

    @AfterAll
    static void stop() {
        RealKeycloak.admin().tokensLive(Duration.ofMinutes(5));
        chromium.close();
    }

    @Test
    void a_disabled_person_is_told_that_their_sign_in_has_ended() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("glen");
            assertThat(page.locator(".sidebar .person")).containsText("Glen");

            RealKeycloak.admin().enable("glen", false);

            isToldThatItEnded(person);
            page.locator("main a.primary").click();
            person.signIn("glen");
            assertThat(page.locator("body")).containsText("Account is disabled");
        } finally {
            RealKeycloak.admin().enable("glen", true);
        }
    }

    @Test
    void a_list_of_somebody_who_was_removed_leads_to_the_page_that_says_so() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("gary");

            RealKeycloak.admin().remove("gary");

            // Each letter asks for a part of the page, until Keycloak is asked.
            await().pollInSameThread()
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(60))
                    // The page may lead on while somebody types.
                    .ignoreExceptionsInstanceOf(PlaywrightException.class)
                    .until(() -> {
                        if (!page.url().equals(TheBaton.address() + "/sign-in/ended")) {
                            page.locator("#leads input[type=search]").pressSequentially("r", A_MOMENT);
                        }
                        return page.url().equals(TheBaton.address() + "/sign-in/ended");
                    });
            assertThat(page.locator("h1")).hasText("Your sign-in has ended");
            person.open("/leads");
            assertThat(page.locator("#username")).isVisible();
        }
    }

    @Test
    void who_works_goes_on_however_often_keycloak_is_asked() {
        try (var person = Person.of(chromium)) {
            person.open("/leads");
            var page = person.signIn("grace");
            var first = tokens("grace");

            // Two windows at once: the issuer takes each refresh token once.
            var second = page.context().newPage();
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                page.evaluate("() => Promise.all([1, 2, 3, 4].map(() => fetch('/leads')))");
                second.navigate(TheBaton.address() + "/work");
                assertThat(second.locator(".sidebar .person")).containsText("Grace");
                return !tokens("grace").equals(first);
            });
            assertThat(tokens("grace")).hasSize(1).doesNotContainAnyElementsOf(first);
        }
    }

    private static List<String> tokens(String login) {
        return TheBaton.database()
                .in(
                        TheBaton.GLOBEX.id(),
                        jdbc -> jdbc.sql("select refresh_token from web.sign_in where subject = ?")
                                .param(RealKeycloak.admin().idOf(login))
                                .query(String.class)
                                .list());
    }

    private static void isToldThatItEnded(Person person) {
        var ended = TheBaton.address() + "/sign-in/ended";
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
            person.open("/leads");
            // Parts of the page ask, too, and lead there.
            person.page().waitForTimeout(1000);
            return person.page().url().equals(ended);
        });
        assertThat(person.page().locator("h1")).hasText("Your sign-in has ended");
    }
}
