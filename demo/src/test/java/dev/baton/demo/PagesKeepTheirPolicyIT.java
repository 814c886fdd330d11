package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every page works under its content security policy: a browser that visits them all finds nothing to report. */
class PagesKeepTheirPolicyIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String WATCH =
            "addEventListener('securitypolicyviolation', e => console.error('CSP-VIOLATION ' + e.violatedDirective + '"
                    + " ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ' ' + e.sample))";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private final List<String> reported = new ArrayList<>();

    @BeforeEach
    void watch() {
        page.addInitScript(WATCH);
        page.onConsoleMessage(message -> {
            if (message.text().contains("CSP-VIOLATION") || message.text().contains("Content Security Policy")) {
                reported.add(page.url() + ": " + message.text());
            }
        });
    }

    @Test
    void no_page_asks_for_what_its_policy_forbids() {
        var lead =
                api.post("/leads", Strangers.next().json()).header("Location").replaceFirst(".*/", "");
        var work = await().atMost(PATIENCE)
                .until(() -> workOf(lead), Optional::isPresent)
                .orElseThrow();
        var imported = api.postCsv(
                        "/imports",
                        "firstName,lastName,company,email\n" + Strangers.next().csv() + "\n")
                .header("Location")
                .replaceFirst(".*/", "");
        var ticket = Asked.by(api);
        var ids = Map.of(
                "lead",
                lead,
                "item",
                work,
                "id",
                imported,
                "ticket",
                ticket.id(),
                "key",
                ticket.key(),
                "publicKey",
                DemoTenants.ACME.publicKey());

        page.navigate(TheDemo.address() + "/login");
        page.navigate(TheDemo.address() + "/mailbox");
        signIn("ada");
        var visited = 0;
        for (var route : Routes.all()) {
            if (route.method() == RequestMethod.GET && !route.api() && !isFile(route.pattern())) {
                visit(route.path(ids));
                visited++;
            }
        }
        for (var path : List.of("/work?scope=all", "/leads?q=a", "/leads/new", "/nothing-here", "/leads/" + lead)) {
            visit(path);
        }
        visit("/swagger-ui/index.html");
        assertThat(visited).isGreaterThan(20);
        assertThat(reported).isEmpty();
    }

    @Test
    void an_inline_script_and_an_inline_style_are_refused_and_the_watch_sees_it() {
        page.navigate(TheDemo.address() + "/login");
        page.evaluate("() => { const d = document.createElement('div');"
                + " d.innerHTML = '<b style=\"color:red\">x</b><img src=x onerror=\"window.pwned=1\">';"
                + " document.body.append(d); }");
        page.waitForCondition(() -> isReported("style-src") && isReported("script-src"));
        assertThat(page.evaluate("() => window.pwned")).isNull();
    }

    private boolean isReported(String directive) {
        return reported.stream().anyMatch(line -> line.contains(directive));
    }

    private Optional<String> workOf(String lead) {
        return api.workOf(lead).map(item -> item.path("id").asText()).findFirst();
    }

    private void visit(String path) {
        page.navigate(TheDemo.address() + path);
        settle();
    }

    private static boolean isFile(String pattern) {
        return pattern.matches(".*\\.[a-z]+$")
                || pattern.startsWith("/attachments")
                || pattern.contains("/files/")
                || pattern.contains("export");
    }
}
