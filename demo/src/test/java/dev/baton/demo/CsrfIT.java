package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;

/** Another site makes a signed-in person's browser send what the person never meant to. */
class CsrfIT {
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Attacker victim = Attacker.signedIn("ada");

    @Test
    void no_page_changes_anything_without_its_token() {
        var tried = new ArrayList<String>();
        for (var route : changes()) {
            for (var headers : List.of(new String[0], new String[] {"HX-Request", "true"})) {
                var path = route.path(Map.of());
                assertThat(victim.form(route.path(Map.of()), Map.of("a", "b"), headers)
                                .statusCode())
                        .as("form to %s", route)
                        .isEqualTo(403);
                assertThat(victim.json(route.method().name(), path, "{}", headers)
                                .statusCode())
                        .as("JSON to %s", route)
                        .isEqualTo(403);
                assertThat(victim.send(route.method().name(), path, "{}", and(headers, "Content-Type", "text/plain"))
                                .statusCode())
                        .as("text to %s", route)
                        .isEqualTo(403);
                tried.add(route.toString());
            }
        }
        assertThat(tried).hasSizeGreaterThan(40);
    }

    @Test
    void the_token_of_another_session_is_worth_nothing() {
        var token = Attacker.signedIn("sam").tokenOn("/leads/new");

        assertThat(victim.form("/leads", Map.of("lastName", "Forged", "_csrf", token))
                        .statusCode())
                .isEqualTo(403);
        assertThat(victim.json("POST", "/work/" + UUID.randomUUID() + "/complete", "{}", "X-CSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_sign_in_and_a_sign_out_need_the_token_too() {
        assertThat(victim.form("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(victim.get("/logout").statusCode()).isNotEqualTo(302);
        assertThat(victim.get("/work").statusCode()).isEqualTo(200);
        assertThat(Attacker.stranger()
                        .form("/login", Map.of("username", "sam", "password", DemoPerson.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENGINE + "/task/x/claim",
                ENGINE + "/task/x/complete",
                ENGINE + "/task/x/submit-form",
                "/camunda/api/admin/auth/user/default/login/welcome",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"
            })
    void camundas_own_filter_refuses_a_change_without_its_token(String path) {
        victim.get("/camunda/app/welcome/default/");

        var refused = victim.json("POST", path, "{}");

        assertThat(refused.statusCode()).as(path).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-XSRF-TOKEN"))
                .as("Camunda's filter says that its token was missing")
                .contains("Required");
    }

    /** What no page of Camunda's sends in Baton is refused before Camunda's filter looks for a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ENGINE + "/process-definition/key/lead-lifecycle/start",
                ENGINE + "/deployment/create",
                ENGINE + "/message",
                ENGINE + "/filter/create"
            })
    void what_nobody_may_ask_of_the_engine_is_refused_with_a_token_and_without(String path) {
        victim.get("/camunda/app/welcome/default/");

        assertThat(victim.json("POST", path, "{}").statusCode()).as(path).isEqualTo(403);
        assertThat(victim.json(
                                "POST",
                                path,
                                "{}",
                                "X-XSRF-TOKEN",
                                victim.cookie("XSRF-TOKEN").orElseThrow())
                        .statusCode())
                .as(path)
                .isEqualTo(403);
    }

    @Test
    void the_api_takes_no_session_for_a_key() {
        assertThat(victim.json("POST", "/api/v1/leads", Strangers.next().json()).statusCode())
                .isEqualTo(401);
        assertThat(victim.get("/engine-rest/engine").statusCode()).isEqualTo(401);
    }

    @Test
    void the_public_form_neither_reads_nor_makes_a_session() {
        var answer = victim.get("/public/leads/" + DemoTenants.ACME.publicKey());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("_csrf", "Ada Schmidt");
    }

    private static List<Routes.Route> changes() {
        return Routes.all().stream()
                .filter(route -> !route.api()
                        && !route.pattern().startsWith("/public/")
                        && !route.pattern().startsWith("/webhooks/")
                        && !route.pattern().startsWith("/portal/"))
                .filter(route -> route.method() != RequestMethod.GET)
                .toList();
    }

    private static String[] and(String[] headers, String name, String value) {
        var all = new ArrayList<>(List.of(headers));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }
}
