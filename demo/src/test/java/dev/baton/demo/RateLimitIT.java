package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.apikey.ApiKeys;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.web.protection.Limit;
import dev.baton.web.protection.LimitSettings;
import dev.baton.web.protection.Limits;
import dev.baton.web.protection.SharedLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks too often waits: by address, by person, by key, on all nodes together. */
class RateLimitIT {
    private static final Tenant ACME = DemoTenants.ACME;
    private static final String RITA = ACME.id() + ":rita";
    private static final String FORM = "/public/leads/" + ACME.publicKey();

    private final Limits limits = TheDemo.bean(Limits.class);

    @AfterEach
    void forget() {
        limits.forget(Limit.PERSON, RITA);
    }

    @Test
    void the_sixth_wrong_password_is_not_even_looked_at() {
        var guesser = Attacker.stranger();
        var from = new String[] {"X-Forwarded-For", "203.0.113.7"};
        for (var i = 0; i < 5; i++) {
            assertThat(Attacker.location(guesser.signIn("olga", "guess" + i, from)))
                    .contains("error");
        }

        var right = guesser.signIn("Olga ", DemoPerson.PASSWORD, from);

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
        assertThat(right.body()).contains("Wait a minute").doesNotContain("Exception");
        assertThat(Attacker.stranger()
                        .signIn("olga", DemoPerson.PASSWORD, "X-Forwarded-For", "203.0.113.8")
                        .statusCode())
                .as("olga herself, from elsewhere, is not locked out")
                .isEqualTo(302);
    }

    @Test
    void guessing_many_names_from_one_address_ends_too() {
        var guesser = Attacker.stranger();
        var token = guesser.tokenOn("/login");
        var last = 0;
        for (var i = 0; i < 31; i++) {
            last = guesser.form(
                            "/login",
                            Map.of("username", "user" + i, "password", "summer", "_csrf", token),
                            "X-Forwarded-For",
                            "203.0.113.20")
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void guessing_keys_ends_with_a_problem_that_says_when_to_come_again() {
        var guesser = Attacker.stranger();
        for (var i = 0; i < 30; i++) {
            assertThat(guesser.get(
                                    "/api/v1/leads",
                                    "Authorization",
                                    "Bearer bk_" + UUID.randomUUID(),
                                    "X-Forwarded-For",
                                    "203.0.113.30")
                            .statusCode())
                    .isEqualTo(401);
        }

        var right = guesser.get(
                "/api/v1/leads", "Authorization", "Bearer " + TheDemo.apiKey(ACME), "X-Forwarded-For", "203.0.113.30");

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        assertThat(right.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(right.body()).contains("\"status\":429");
    }

    @Test
    void a_public_form_is_sent_five_times_a_minute_from_one_address() {
        var robot = Attacker.stranger();
        for (var i = 0; i < 5; i++) {
            assertThat(robot.form(FORM, Map.of("email", "x"), "X-Forwarded-For", "203.0.113.40")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(robot.form(FORM, Map.of("email", "x"), "X-Forwarded-For", "203.0.113.40")
                        .statusCode())
                .isEqualTo(429);
        assertThat(robot.form(FORM, Map.of("email", "x"), "X-Forwarded-For", "203.0.113.41")
                        .statusCode())
                .as("another address")
                .isEqualTo(422);
    }

    @Test
    void what_the_portal_refused_does_not_count_and_what_it_took_does() {
        var customer = Attacker.stranger();
        var portal = "/portal/" + ACME.publicKey();
        var from = new String[] {"X-Forwarded-For", "203.0.113.45"};
        for (var i = 0; i < 6; i++) {
            assertThat(customer.form(portal, Map.of("email", "x", "text", "It stands"), from)
                            .statusCode())
                    .isEqualTo(422);
        }
        for (var i = 0; i < 5; i++) {
            assertThat(customer.form(portal, Map.of("email", "mia@engines.example", "text", "It stands"), from)
                            .statusCode())
                    .isEqualTo(302);
        }

        var sixth = customer.form(portal, Map.of("email", "mia@engines.example", "text", "It still stands"), from);

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
        assertThat(sixth.body()).contains("It still stands");
    }

    @Test
    void an_address_that_somebody_made_up_does_not_help_without_a_trusted_proxy() {
        var answers = new int[7];
        for (var i = 0; i < answers.length; i++) {
            answers[i] = RawHttp.from("127.0.0.2")
                    .send(
                            "POST " + FORM + " HTTP/1.1",
                            "Host: localhost",
                            "X-Forwarded-For: 198.51.100." + i,
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: 7",
                            "Connection: close",
                            "",
                            "email=x")
                    .status();
        }
        assertThat(answers).containsExactly(422, 422, 422, 422, 422, 429, 429);
    }

    @Test
    void what_stands_left_of_a_trusted_proxys_word_is_the_clients_own_tale() {
        var robot = Attacker.stranger();
        var last = 0;
        for (var i = 0; i < 6; i++) {
            last = robot.form(FORM, Map.of("email", "x"), "X-Forwarded-For", "198.51.100." + i + ", 203.0.113.50")
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void what_a_person_asked_of_one_node_counts_on_the_other() {
        var rita = Attacker.signedIn("rita");
        limits.forget(Limit.PERSON, RITA);
        useUpOnAnotherNode(Limit.PERSON, RITA);

        var page = rita.get("/work");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        var fragment = rita.get("/work", "HX-Request", "true");
        assertThat(fragment.statusCode()).isEqualTo(429);
        assertThat(fragment.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(rita.get("/css/baton.css").statusCode()).as("a file").isEqualTo(200);
        assertThat(Attacker.signedIn("sam").get("/work").statusCode())
                .as("somebody else")
                .isEqualTo(200);
    }

    @Test
    void a_key_waits_when_its_bucket_is_empty() {
        var key = Tenancy.acrossTenants(
                        "api-keys", () -> TheDemo.bean(ApiKeys.class).signIn(TheDemo.apiKey(DemoTenants.GLOBEX)))
                .orElseThrow();
        var who = DemoTenants.GLOBEX.id() + ":" + key.login();
        var api = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));
        limits.forget(Limit.KEY, who);
        useUpOnAnotherNode(Limit.KEY, who);
        try {
            assertThat(api.get("/leads").status()).isEqualTo(429);
        } finally {
            limits.forget(Limit.KEY, who);
        }
        assertThat(api.get("/leads").status()).isEqualTo(200);
    }

    @Test
    void a_row_names_nobody() {
        limits.take(Limit.SIGN_IN_NAME, "olga@203.0.113.60");

        assertThat(TheDemo.running()
                        .database()
                        .superuser()
                        .sql(
                                "select count(*) from crm.rate_limit where key !~ '^[0-9a-f]{64}$' or tenant_id is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A node that was told to let nobody ask more than three times a minute. */
    private static void useUpOnAnotherNode(Limit limit, String who) {
        var strict = new LimitSettings(3, 3, 3, 3, 3, 3, 3, Duration.ofMinutes(15));
        var node = new SharedLimits(strict, TheDemo.bean(DataSource.class), Clock.systemUTC());
        for (var i = 0; i < 3; i++) {
            assertThat(node.take(limit, who)).isZero();
        }
        assertThat(node.take(limit, who)).isPositive();
    }
}
