package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with sessions, their cookies and where a sign-in leads. */
class SessionAttacksIT {
    private static final String COOKIE = "baton";

    @Test
    void a_session_known_before_the_sign_in_is_not_the_session_after_it() {
        var victim = Attacker.stranger();
        victim.get("/login");
        var planted = victim.cookie(COOKIE).orElseThrow();

        victim.signIn("sam", DemoPerson.PASSWORD);

        assertThat(victim.cookie(COOKIE).orElseThrow()).isNotEqualTo(planted);
        assertThat(Attacker.stranger()
                        .get("/work", "Cookie", COOKIE + "=" + planted)
                        .statusCode())
                .as("whoever planted the session")
                .isEqualTo(302);
    }

    @Test
    void a_session_id_somebody_made_up_is_not_taken_over() {
        var made = UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);

        var answer = Attacker.stranger().get("/login", "Cookie", COOKIE + "=" + made);

        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains(made));
    }

    @Test
    void a_session_in_the_address_is_no_session() {
        var somebody = Attacker.signedIn("sam");
        var id = somebody.cookie(COOKIE).orElseThrow();

        assertThat(Attacker.stranger().get("/work;jsessionid=" + id).statusCode())
                .isNotEqualTo(200);
        assertThat(Attacker.stranger().get("/work;baton=" + id).statusCode()).isNotEqualTo(200);
        assertThat(Attacker.stranger().get("/login").body()).doesNotContain("jsessionid");
    }

    @Test
    void a_signed_out_session_is_dead() {
        var somebody = Attacker.signedIn("sam");
        var id = somebody.cookie(COOKIE).orElseThrow();
        var token = somebody.tokenOn("/leads/new");

        somebody.form("/logout", java.util.Map.of("_csrf", token));

        assertThat(Attacker.stranger().get("/work", "Cookie", COOKIE + "=" + id).statusCode())
                .isEqualTo(302);
    }

    @Test
    void no_script_reads_the_cookie_and_no_other_site_sends_it() {
        var cookies = Attacker.stranger().get("/login").headers().allValues("Set-Cookie");

        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(COOKIE + "=")
                        .contains("Path=/")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .doesNotContain("Domain="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/work?next=https://evil.example/",
                "/leads?continue=//evil.example",
                "/work?redirect_uri=https://evil.example",
                "//evil.example/work",
                "/\\evil.example",
                "/%09/evil.example",
                "/work/..//evil.example"
            })
    void a_sign_in_never_leads_to_another_site(String asked) {
        var victim = Attacker.stranger();
        try {
            victim.get(asked.replace("\\", "%5C"));
        } catch (IllegalArgumentException noAddress) {
            assertThat(asked).contains("\\");
        }

        var answer = victim.signIn("sam", DemoPerson.PASSWORD, "Referer", "https://evil.example/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Attacker.location(answer))
                .satisfiesAnyOf(
                        to -> assertThat(to).startsWith(TheDemo.address() + "/"),
                        to -> assertThat(to).matches("/[^/\\\\].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "returnTo", "continue", "url", "redirect", "target", "spring-security-redirect"})
    void what_a_form_says_about_the_way_on_is_not_followed(String parameter) {
        var somebody = Attacker.stranger();
        var token = somebody.tokenOn("/login");

        var answer = somebody.form(
                "/login?" + parameter + "=https://evil.example/",
                java.util.Map.of(
                        "username",
                        "sam",
                        "password",
                        DemoPerson.PASSWORD,
                        "_csrf",
                        token,
                        parameter,
                        "https://evil.example/"));

        assertThat(Attacker.location(answer)).doesNotContain("evil.example").contains("/work");
    }
}
