package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about what they get. */
class HeadersIT {
    private final Attacker somebody = Attacker.signedIn("ada");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/work",
                "/leads",
                "/leads/new",
                "/imports",
                "/operations",
                "/settings/api-keys",
                "/login",
                "/nothing-here",
                "/leads/00000000-0000-4000-8000-000000000000",
                "/css/baton.css",
                "/islands/app.js",
                "/mailbox"
            })
    void every_page_runs_only_baton_s_own_files(String path) {
        var page = somebody.get(path);

        assertThat(header(page, "Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "base-uri 'none'",
                        "object-src 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "http:", "https:", "*");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(page.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/work", "/leads", "/imports", "/settings/api-keys", "/operations"})
    void what_was_shown_to_a_person_stays_in_no_cache(String path) {
        assertThat(header(somebody.get(path), "Cache-Control")).contains("no-store");
    }

    @Test
    void an_answer_of_the_api_runs_nothing_and_stays_in_no_cache() {
        var answer = somebody.get("/api/v1/leads", "Authorization", "Bearer " + TheDemo.apiKey(DemoTenants.ACME));

        assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void another_origin_is_allowed_nothing() {
        for (var origin : List.of("https://evil.example", "null")) {
            var answer = somebody.send(
                    "OPTIONS",
                    "/api/v1/leads",
                    "",
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "authorization");
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void the_public_form_alone_may_stand_in_a_foreign_frame() {
        var form = somebody.get("/public/leads/" + DemoTenants.ACME.publicKey());

        assertThat(header(form, "Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "frame-ancestors *")
                .doesNotContain("unsafe");
        assertThat(form.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(header(somebody.get("/work"), "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void behind_tls_browsers_are_told_to_stay_there() {
        var secure = somebody.get("/login", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.1");

        assertThat(header(secure, "Strict-Transport-Security")).contains("max-age=31536000", "includeSubDomains");
        assertThat(somebody.get("/login").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cockpit", "tasklist", "admin", "welcome"})
    void camundas_applications_keep_a_policy_of_their_own(String application) {
        var page = somebody.get("/camunda/app/" + application + "/default/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .contains(
                        "script-src 'nonce-",
                        "'strict-dynamic'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'")
                .containsAnyOf("frame-ancestors 'none'", "frame-ancestors 'self'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_page_of_camunda_carries_the_nonce_of_its_own_policy_whoever_else_asks() {
        var people = Executors.newFixedThreadPool(4);
        try {
            var pages = IntStream.range(0, 100)
                    .mapToObj(any ->
                            CompletableFuture.supplyAsync(() -> somebody.get("/camunda/app/admin/default/"), people))
                    .toList();

            assertThat(pages.stream().map(CompletableFuture::join).map(HeadersIT::nonceOf))
                    .doesNotHaveDuplicates();
        } finally {
            people.shutdownNow();
        }
    }

    private static String nonceOf(HttpResponse<String> page) {
        var nonce = Pattern.compile("'nonce-([^']+)'")
                .matcher(header(page, "Content-Security-Policy"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(nonce).hasSize(1);
        assertThat(Pattern.compile("<script").matcher(page.body()).results()).hasSize(4);
        assertThat(Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(4)
                .containsOnly(nonce.get(0));
        return nonce.get(0);
    }

    @Test
    void the_description_of_the_api_has_a_policy_too() {
        var page = somebody.get("/swagger-ui/index.html");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe-eval");
    }

    @Test
    void a_header_cannot_be_broken_out_of_by_what_a_request_says() {
        for (var name : List.of("a\r\nSet-Cookie: x=1", "a%0d%0aSet-Cookie:%20x=1", "a\u0085b", "\u560a\u560d")) {
            var answer = somebody.form(
                    "/mailbox",
                    Map.of(
                            "from",
                            name + "@x.example",
                            "to",
                            "leads@acme.example",
                            "subject",
                            name,
                            "text",
                            "t",
                            "_csrf",
                            somebody.tokenOn("/mailbox")));
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
