package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of leads ({@code -Dbaton.storm.leads=} says how many), each of whom is thanked, over a line to the mail server
 * that fails every second time.
 */
class StormyImportIT {
    private static final int MANY = Integer.getInteger("baton.storm.leads", 250);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));

    @Test
    void each_lead_gets_somewhere_and_each_letter_arrives_once() {
        var people = Stream.generate(Strangers::next).limit(MANY).toList();
        TheDemo.line().storm(true);
        try {
            importAll(people);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> unsentLetters(people) == 0 && waitingJobs() == 0);
        } finally {
            TheDemo.line().storm(false);
        }

        assertThat(TheDemo.line().failures()).isGreaterThan(MANY / 4);
        assertThat(globex("select count(*) from act_ru_incident where proc_def_id_ like 'lead-%' and tenant_id_ = ?"))
                .isZero();
        assertThat(arrived(people)).isEqualTo(MANY);
        var letters = lettersByRecipient();
        assertThat(letters.keySet())
                .containsAll(people.stream().map(Strangers.Stranger::email).toList());
        people.forEach(person -> assertThat(letters.get(person.email()))
                .as("Different letters that reached %s", person.email())
                .hasSize(1));
    }

    private void importAll(List<Strangers.Stranger> people) {
        var csv = "First name,Last name,Company,Email\n"
                + people.stream().map(Strangers.Stranger::csv).collect(Collectors.joining("\n"));
        var uploaded = api.postCsv("/imports?name=fair.csv", csv);
        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(201);
        var file = "/imports/" + uploaded.header("Location").replaceFirst(".*/", "");
        var checked = api.post(file + "/dry-run", "{\"thank\": true, \"source\": \"event\"}");
        assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
        assertThat(api.post(file + "/run", "").status()).isEqualTo(202);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(api.get(file)
                                .json()
                                .path("progress")
                                .path("state")
                                .asText())
                        .isEqualToIgnoringCase("done"));
    }

    private static long unsentLetters(List<Strangers.Stranger> people) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql(
                        "select count(*) from crm.outbox where channel = 'email' and state = 'waiting' and recipient in (:people)")
                .param("people", people.stream().map(Strangers.Stranger::email).toList())
                .query(Long.class)
                .single();
    }

    private static long waitingJobs() {
        return globex("select count(*) from act_ru_job where type_ = 'message' and retries_ > 0 and tenant_id_ = ?");
    }

    private static long arrived(List<Strangers.Stranger> people) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql("select count(*) from crm.lead where channel = 'import' and source = 'event'"
                        + " and status in ('open', 'quarantined') and email in (:people)")
                .param("people", people.stream().map(Strangers.Stranger::email).toList())
                .query(Long.class)
                .single();
    }

    private static long globex(String sql) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql(sql)
                .param(DemoTenants.GLOBEX.id().toString())
                .query(Long.class)
                .single();
    }

    /** The Message-IDs each address received: a letter that came twice counts once, as every mail program shows it. */
    private static Map<String, Set<String>> lettersByRecipient() {
        return Arrays.stream(TheDemo.running().mail().server().getReceivedMessages())
                .collect(Collectors.groupingBy(
                        StormyImportIT::recipient, Collectors.mapping(StormyImportIT::id, Collectors.toSet())));
    }

    private static String recipient(MimeMessage letter) {
        try {
            return ((InternetAddress) letter.getAllRecipients()[0]).getAddress();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
