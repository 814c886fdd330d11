package dev.baton.keycloak;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.baton.testing.browser.Chromium;

/** Somebody at a browser of their own. */
final class Person implements AutoCloseable {
    private final Page page;

    private Person(Page page) {
        this.page = page;
    }

    static Person of(Chromium chromium) {
        var page = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en-GB"))
                .newPage();
        page.setDefaultTimeout(20_000);
        return new Person(page);
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the shared Baton. */
    Page open(String path) {
        return openAt(TheBaton.address() + path);
    }

    Page openAt(String url) {
        page.navigate(url);
        return page;
    }

    /** As if the session had come to its end. */
    void forgetBatonsSession() {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setDomain("localhost"));
    }

    boolean hasBatonsSession() {
        return page.context().cookies().stream().anyMatch(cookie -> cookie.domain.equals("localhost"));
    }

    /** Fills in Keycloak's sign-in page, which is open. */
    Page signIn(String login) {
        return signIn(login, RealKeycloak.PASSWORD);
    }

    Page signIn(String login, String password) {
        page.locator("#username").fill(login);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.waitForLoadState();
        return page;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
