package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.baton.testing.browser.Chromium;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Base of tests of somebody at a browser: each begins with a new one. */
abstract class BrowserTest {
    private static final int TELEPHONE = 390;
    /** Milliseconds. */
    private static final int TICK = 25;

    private static final int SILENCE = 100;
    private static Chromium chromium;
    private final Set<Request> underWay = new HashSet<>();

    Page page;

    /** Says what the browser showed when a test failed. */
    @RegisterExtension
    final AfterTestExecutionCallback witness =
            test -> test.getExecutionException().ifPresent(this::addWhatWasShown);

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        page = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en-GB"))
                .newPage();
        page.setDefaultTimeout(15_000);
        underWay.clear();
        page.onRequest(request -> {
            // A stream of events is never done.
            if (!request.resourceType().equals("eventsource")) {
                underWay.add(request);
            }
        });
        page.onFrameNavigated(frame -> {
            // What the page before asked for when it was left is never told of.
            if (frame.parentFrame() == null) {
                underWay.clear();
            }
        });
        page.onRequestFinished(underWay::remove);
        page.onRequestFailed(underWay::remove);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    /** Waits until the page has asked for nothing for a while: diagrams and lists that it asks for by itself are there. */
    void settle() {
        var silent = 0;
        for (var waited = 0; silent < SILENCE && waited < 5_000; waited += TICK) {
            page.waitForTimeout(TICK);
            silent = underWay.isEmpty() ? silent + TICK : 0;
        }
    }

    private void addWhatWasShown(Throwable failure) {
        failure.addSuppressed(new AssertionError(
                page.url() + " showed:\n" + page.locator("body").innerText()));
    }

    /** As if the browser were new. A page left open would ask for its parts and lead whoever signs in next back to itself. */
    void forgetWhoWasIn() {
        page.navigate("about:blank");
        page.context().clearCookies();
    }

    void signIn(String login) {
        page.navigate(TheDemo.address() + "/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill(DemoPerson.PASSWORD);
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile(".*/work"));
    }

    void holdTelephone() {
        page.setViewportSize(TELEPHONE, 844);
    }

    /** Fails if the page is not there, or wider than a telephone. */
    void fits(String path) {
        assertThat(page.navigate(TheDemo.address() + path).status()).as(path).isEqualTo(200);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("Width of %s", path)
                .isLessThanOrEqualTo(TELEPHONE);
    }
}
