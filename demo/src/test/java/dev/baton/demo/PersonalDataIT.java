package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal data reaches those who may read it, on no page, endpoint or file anybody else. */
class PersonalDataIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger LINES = new AtomicInteger(1189);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private final Strangers.Stranger stranger = Strangers.next();
    // A number of their own: who shares one is taken for a twin.
    private final String number = "4245 " + LINES.incrementAndGet();
    private final String phone = "+358 9 " + number;
    private String lead = "";

    @BeforeEach
    void somebody_was_thanked_by_mail() {
        var json = stranger.json().replace("{\"firstName\"", "{\"phone\": \"" + phone + "\", \"firstName\"");
        lead = api.post("/leads", json).header("Location").replaceFirst(".*/", "");
        await().atMost(PATIENCE)
                .until(() -> !api.get("/leads/" + lead)
                        .json()
                        .path("queue")
                        .asText("")
                        .isEmpty());
        api.post("/leads/" + lead + "/activities", """
                {"kind": "note", "subject": "Reach them", "body": "Write to %s or call %s. Budget 80000 EUR."}
                """.formatted(stranger.email(), phone));
    }

    @Test
    void pages_show_it_to_those_who_may_and_mask_it_for_the_rest() {
        var pages = List.of(
                "/leads?q=" + stranger.lastName(),
                "/leads/" + lead,
                "/leads/" + lead + "/journey.json",
                "/leads/" + lead + "/decisions",
                "/leads/" + lead + "/changes");
        var open = Browsing.as("mara").ask("GET", "/leads/" + lead).body();
        assertThat(open).contains(stranger.email(), phone, "80000 EUR");

        for (var login : List.of("rita", "anna", "otto")) {
            var person = Browsing.as(login);
            for (var page : pages) {
                var shown = person.ask("GET", page);
                assertThat(shown.status()).as(page).isEqualTo(200);
                hidden(shown.body(), login + " " + page);
            }
            assertThat(person.ask("GET", "/leads/" + lead).body())
                    .contains(stranger.lastName(), stranger.email().charAt(0) + "•••@", "••• EUR", "</html>");
            assertThat(person.ask("GET", "/leads?q=" + stranger.email()).body()).doesNotContain(lead);
        }
    }

    private void hidden(String shown, String where) {
        assertThat(shown)
                .as(where)
                .doesNotContain(stranger.email(), phone, phone.replace(" ", ""), number, "80000 EUR");
    }

    @Test
    void the_api_masks_it_for_a_machine_without_the_right() {
        var ada = DemoPerson.named("ada").signedIn();
        var secret = Tenancy.as(
                ada.tenant(),
                Actor.person("ada"),
                () -> TheDemo.bean(ApiKeys.class)
                        .create(
                                "reader-" + lead,
                                Set.of(Role.READ_ONLY),
                                Instant.now().plus(Duration.ofDays(1)),
                                ada)
                        .secret());
        var reader = Api.with(secret);

        for (var path : List.of("", "/activities", "/messages", "/journey")) {
            var answer = reader.get("/leads/" + lead + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            hidden(answer.toString(), path);
            assertThat(answer.json()).as(path).isNotNull();
        }
        assertThat(reader.get("/leads/" + lead).json().path("email").asText()).contains("•••@");
        assertThat(reader.get("/leads?q=" + stranger.lastName()).toString()).contains(lead);
        hidden(reader.get("/leads?q=" + stranger.lastName()).toString(), "list");
        assertThat(reader.get("/leads?q=" + stranger.email()).toString()).doesNotContain(lead);
        assertThat(reader.get("/leads/export").status()).isEqualTo(403);
        assertThat(api.get("/leads/export?q=" + stranger.lastName()).toString())
                .contains(lead, stranger.email(), "\"'+358");
    }

    @Test
    void an_export_is_for_those_who_may_is_masked_and_is_in_the_audit_trail() {
        var file = "/leads/export.csv?q=" + stranger.lastName();
        var before = exportsOf("anna");

        var masked = Browsing.as("anna").ask("GET", file);
        assertThat(masked.type()).startsWith("text/csv");
        assertThat(masked.body()).contains(lead, stranger.lastName(), "•••@");
        hidden(masked.body(), "export");
        assertThat(Browsing.as("mara").ask("GET", file).body()).contains(lead, stranger.email(), "\"'+358");
        for (var login : List.of("sam", "rita", "otto", "tom")) {
            assertThat(Browsing.as(login).ask("GET", file).status()).as(login).isEqualTo(403);
        }
        assertThat(exportsOf("anna")).isEqualTo(before + 1);
        assertThat(exportsOf("sam")).isZero();
    }

    private static long exportsOf(String login) {
        var tenant = DemoTenants.ACME.id();
        Long found = Tenancy.as(
                tenant,
                Actor.system("test"),
                () -> new TransactionTemplate(TheDemo.bean(PlatformTransactionManager.class))
                        .execute(status -> TheDemo.bean(JdbcClient.class)
                                .sql("select count(*) from crm.audit where table_name = 'lead_export' "
                                        + "and action = 'insert' and actor = :actor")
                                .param("actor", "person:" + login)
                                .query(Long.class)
                                .single()));
        return found == null ? 0 : found;
    }
}
