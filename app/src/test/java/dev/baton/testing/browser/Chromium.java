package dev.baton.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, without a window. Its pages belong to the thread that started it: from any other they may
 * hang for good, so a test that waits for something in a page awaits it with {@code pollInSameThread()}.
 */
public final class Chromium implements AutoCloseable {
    /** The one made to have no window comes first: it opens a page in three quarters of the time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /**
     * Milliseconds that an assertion waits for what it expects: Camunda's pages build themselves by scripts of half a
     * megabyte each, and this machine may have other things to do.
     */
    private static final int PATIENCE = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts one, which its caller closes.
     *
     * @throws IllegalStateException if this machine has none
     */
    public static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    public Browser browser() {
        return browser;
    }

    private static Path find() {
        return Optional.ofNullable(System.getenv("BATON_CHROMIUM"))
                .map(Path::of)
                .or(() -> onPath().findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell),"
                                + " or name its program in the environment variable BATON_CHROMIUM."));
    }

    private static Stream<Path> onPath() {
        var directories = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .toList();
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
