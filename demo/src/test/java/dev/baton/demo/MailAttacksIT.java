package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import dev.baton.testing.LetterHeaders;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Letters that were written to harm: what comes in shows nothing but words, what goes out goes where it was meant to. */
class MailAttacksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ENDS = List.of("\r\n", "\n", "\r", "\u2028", "\u560d\u560a");

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private final Attacker boss = Attacker.signedIn("mara");

    @Test
    void a_hostile_letter_shows_words_and_placeholders_and_its_files_lead_nowhere() throws IOException {
        var writer = Strangers.next();
        RawSmtp.send(writer.email(), DemoTenants.ACME.mailAddress(), """
                From: "=?utf-8?Q?Eve_=3Cscript=3Ealert=281=29=3C=2Fscript=3E?=" <%1$s>
                To: %2$s
                Subject: =?utf-8?Q?Offer=0D=0ABcc:_victim@evil.example_=3Cimg_src=3Dx_onerror=3Dalert(1)=3E?=
                Message-ID: <%3$s@evil.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/html; charset=utf-8

                <html><head><meta http-equiv="refresh" content="0;url=https://evil.example">
                <link rel="stylesheet" href="https://evil.example/a.css"><base href="https://evil.example/">
                <style>@import url(https://evil.example/b.css); body{background:url(https://evil.example/c.png)}</style></head>
                <body onload="alert(1)" background="https://evil.example/d.png">
                <p style="background:url(https://evil.example/e.png)">We want a robot of our company in Finland.</p>
                <img src="https://tracker.example/f.gif" onerror="alert(1)" srcset="https://tracker.example/g.gif 2x">
                <img src="data:image/svg+xml,<svg onload=alert(1)>"><svg onload="alert(1)"><script>alert(1)</script></svg>
                <iframe src="https://evil.example"></iframe><object data="https://evil.example"></object>
                <form action="https://evil.example/login"><input name="password"></form>
                <a href="javascript:alert(1)">one</a><a href="https://evil.example/two" target="_top">two</a>
                <video poster="https://evil.example/h.png"></video><math><mtext><img src=x onerror=alert(1)></math>
                </body></html>
                --b
                Content-Type: application/octet-stream; name="../../../../etc/passwd"
                Content-Disposition: attachment; filename="../../../../etc/passwd"

                root
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="C:\\\\Windows\\\\evil.exe"

                exe
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename*=utf-8''%%2e%%2e%%2f%%2e%%2e%%2fa%%0d%%0aSet-Cookie:%%20x=1%%00.html

                <script>alert(1)</script>
                --b
                Content-Type: text/html
                Content-Disposition: attachment; filename*0="in"; filename*1="voice%%E2%%80%%AEfdp.html"

                <script>alert(1)</script>
                --b--
                """.formatted(
                        writer.email(), DemoTenants.ACME.mailAddress(), UUID.randomUUID()));

        var lead = await().atMost(PATIENCE)
                .until(() -> api.get("/leads?q=" + writer.email()).json().path("rows"), rows -> rows.size() > 0)
                .get(0)
                .path("id");
        var id = lead.path("value").asText(lead.asText());
        var page = boss.get("/leads/" + id).body();
        assertThat(page).doesNotContain("<script>alert", "<img src=x", "onerror=alert(1)>");

        var letter = TheDemo.running()
                .database()
                .superuser()
                .sql("select id from crm.activity where kind = 'mail_in' and record_id = cast(? as uuid)")
                .param(id)
                .query(UUID.class)
                .single();
        var shown = boss.get("/activities/" + letter + "/mail.html");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("We want a robot")
                .doesNotContain(
                        "<script",
                        "onload",
                        "onerror",
                        "javascript:",
                        "tracker.example",
                        "<iframe",
                        "<form",
                        "<object",
                        "<svg",
                        "<link",
                        "<meta http",
                        "a.css",
                        "b.css",
                        "url(",
                        "srcset",
                        "poster",
                        "data:image");
        assertThat(shown.body()).contains("<img").contains("noopener").contains("noreferrer");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox", "default-src 'none'")
                .doesNotContain("img-src", "script-src");
        var pictures = boss.get("/activities/" + letter + "/mail.html?pictures=true");
        assertThat(pictures.body())
                .contains("https://tracker.example/f.gif")
                .doesNotContain("onerror", "data:image", "<script");
        assertThat(pictures.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("img-src https:");
        assertThat(pictures.headers().firstValue("Referrer-Policy")).contains("no-referrer");

        var files = TheDemo.running()
                .database()
                .superuser()
                .sql("select id, file_name from crm.attachment where activity_id = ?")
                .param(letter)
                .query((row, index) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        assertThat(files).hasSize(4);
        for (var file : files) {
            assertThat(file.getValue()).doesNotContain("/", "\\", "..", "\r", "\n", "\u0000", "\u202E");
            var download = boss.get("/attachments/" + file.getKey());
            assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(download.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(download.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("sandbox");
            assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(download.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void no_text_of_a_letter_becomes_a_header_or_a_second_recipient() {
        var victim = "victim-" + UUID.randomUUID() + "@evil.example";
        var customer = Strangers.next();
        var id = api.post("/leads", customer.json()).header("Location").replaceFirst(".*/", "");
        // A lead that has just come in is changed by its process: whoever writes meanwhile is told so.
        await().atMost(PATIENCE).until(() -> lettersTo(customer.email()).size() == 1 && settled());
        var body = "Good day.\r\n.\r\nRCPT TO:<" + victim + ">\r\nDATA\r\n";
        for (var end : ENDS) {
            var answer = boss.form(
                    "/leads/" + id + "/mails",
                    Map.of(
                            "_csrf",
                            boss.tokenOn("/leads/new"),
                            "subject",
                            "Hello" + end + "Bcc: " + victim,
                            "body",
                            body,
                            "request",
                            UUID.randomUUID().toString()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }
        // The thanks for the interest, and those of a person.
        await().atMost(PATIENCE).until(() -> lettersTo(customer.email()).size() == ENDS.size() + 1);

        nothingWasAdded(customer.email(), victim);
    }

    @Test
    void no_name_becomes_a_header_or_a_second_recipient_whichever_way_it_came() throws IOException {
        var victim = "victim-" + UUID.randomUUID() + "@evil.example";
        var written = new ArrayList<String>();
        for (var end : ENDS) {
            UnaryOperator<String> evil = name -> name + end + "Bcc: " + victim + end + "X-Evil: yes";
            var byRest = Strangers.next();
            var rest = api.post("/leads", json(fields(byRest, evil)));
            assertThat(rest.status()).as(rest.toString()).isEqualTo(201);
            var byForm = Strangers.next();
            fillIn(fields(byForm, evil));
            var byMail = Strangers.next();
            var coded =
                    Base64.getEncoder().encodeToString(evil.apply(byMail.name()).getBytes(StandardCharsets.UTF_8));
            RawSmtp.send(byMail.email(), DemoTenants.ACME.mailAddress(), """
                    From: =?utf-8?B?%1$s?= <%2$s>
                    To: %3$s
                    Subject: =?utf-8?B?%1$s?=
                    Message-ID: <%4$s\u560d\u560aBcc:\u5620%5$s@evil.example>

                    We want a robot.
                    """.formatted(
                            coded, byMail.email(), DemoTenants.ACME.mailAddress(), UUID.randomUUID(), "victim"));
            written.addAll(List.of(byRest.email(), byForm.email(), byMail.email()));
            var byFile = Strangers.next();
            runImport("First name,Last name,Company,Email\n\"%s\",\"%s\",\"%s\",%s\n"
                    .formatted(
                            evil.apply(byFile.firstName()),
                            evil.apply(byFile.lastName()),
                            evil.apply(byFile.company()),
                            byFile.email()));
            written.add(byFile.email());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(written)
                        .allSatisfy(address ->
                                assertThat(lettersTo(address)).as(address).isNotEmpty()));

        for (var address : written) {
            nothingWasAdded(address, victim);
        }
    }

    @Test
    void letters_made_to_hurt_do_not_keep_the_next_one_from_being_read() throws IOException {
        var before = deadMail();
        var to = DemoTenants.ACME.mailAddress();
        var head = "To: " + to + "\nSubject: Robots\n";
        var from = "From: <%s>\n";
        // As much as the mail server of the tests takes apart itself; more is tried without one.
        var many = 100_000;
        for (var bomb : List.of(
                from + head + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(many / 5),
                from + head + "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "=\n".repeat(many),
                from + head + "Content-Type: text/html\n\n" + "<table><tr><td>\n".repeat(many / 2),
                from + head + "\n" + "+49 30 901820 ".repeat(many),
                from + head + "\nAm schrieb" + " schrieb".repeat(many),
                from + head + "Message-ID: <" + "a".repeat(many) + "@evil.example>\n\nx",
                from + head + "References: " + "<a@b.example>\n ".repeat(many / 10) + "\n\nx",
                "From: " + "a".repeat(many) + "\n" + head + "\nx")) {
            var writer = Strangers.next().email();
            RawSmtp.send(writer, to, bomb.replaceFirst("%s", writer));
        }
        var honest = Strangers.next();
        RawSmtp.send(honest.email(), to, (from + head + "\nWe want a robot.\n").formatted(honest.email()));

        await().atMost(PATIENCE)
                .until(
                        () -> api.get("/leads?q=" + honest.email())
                                .json()
                                .path("rows")
                                .size(),
                        size -> size == 1);
        // Stored whole, and handled: what cannot be told by whom waits for a person.
        assertThat(deadMail()).isEqualTo(before);
    }

    /** How many letters to the tenant nobody could read. */
    private static long deadMail() {
        return count("select count(*) from crm.inbox where kind = 'mail' and state = 'dead' and tenant_id = '"
                + DemoTenants.ACME.id() + "'");
    }

    @Test
    void a_machine_that_answers_every_letter_without_saying_so_gets_no_letter_for_each() throws IOException {
        var machine = Strangers.next();
        for (var round = 0; round < 6; round++) {
            var known = lettersTo(machine.email()).size();
            RawSmtp.send(machine.email(), DemoTenants.ACME.mailAddress(), """
                    From: <%s>
                    To: %s
                    Subject: I am away %d
                    Message-ID: <%s@evil.example>

                    I am away until Monday.
                    """.formatted(
                            machine.email(), DemoTenants.ACME.mailAddress(), round, UUID.randomUUID()));
            var rounds = round + 1;
            await().atMost(PATIENCE).until(() -> mailsIn(machine.email()) >= rounds && settled());
            if (lettersTo(machine.email()).size() == known && round > 0) {
                break;
            }
        }

        assertThat(lettersTo(machine.email())).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void an_address_with_a_second_one_in_it_is_no_address() {
        for (var address : List.of(
                "a@b.example,victim@evil.example",
                "a@b.example;victim@evil.example",
                "a@b.example\\r\\nBcc: victim@evil.example",
                "<a@b.example> victim@evil.example",
                "a@b.example%0aBcc:victim@evil.example",
                "\\\"a\\r\\nBcc: v@evil.example\\\"@b.example")) {
            var refused = api.post("/leads", """
                    {"lastName": "Eve", "companyName": "Evil", "email": "%s"}
                    """.formatted(address));
            assertThat(refused.status()).as(address).isEqualTo(422);
        }
    }

    private static Map<String, String> fields(Strangers.Stranger stranger, UnaryOperator<String> evil) {
        return Map.of(
                "firstName",
                evil.apply(stranger.firstName()),
                "lastName",
                evil.apply(stranger.lastName()),
                "companyName",
                evil.apply(stranger.company()),
                "email",
                stranger.email());
    }

    private static void fillIn(Map<String, String> written) {
        var path = "/public/leads/" + DemoTenants.ACME.publicKey();
        var stranger = Attacker.stranger();
        var page = Jsoup.parse(stranger.get(path).body());
        var fields = new HashMap<String, String>();
        page.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        // Who is faster than a person is looked at by one first, and gets no letter.
        fields.computeIfPresent(
                "openedAt",
                (name, value) -> Instant.parse(value).minusSeconds(60).toString());
        fields.putAll(written);
        fields.put("consent", "yes");
        var answer = stranger.form(path, fields, "X-Forwarded-For", "203.0.113.77");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private void runImport(String csv) {
        var file = "/imports/"
                + api.postCsv("/imports?name=evil.csv", csv).header("Location").replaceFirst(".*/", "");
        var checked = api.post(file + "/dry-run", "{\"thank\": true, \"source\": \"event\"}");
        assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
        assertThat(api.post(file + "/run", "").status()).isEqualTo(202);
    }

    private static String json(Map<String, String> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** How many letters of that address stand on a timeline. */
    private static long mailsIn(String address) {
        return count(
                "select count(*) from crm.activity where kind = 'mail_in' and detail->>'from' = '" + address + "'");
    }

    /** Whether nothing is under way that could still send a letter; what failed for other tests and is tried later is not. */
    private static boolean settled() {
        return count("select (select count(*) from crm.outbox where channel = 'email' and state = 'waiting')"
                        + " + (select count(*) from act_ru_job where type_ = 'message' and retries_ > 0"
                        + " and (duedate_ is null or duedate_ <= now()))")
                == 0;
    }

    private static long count(String sql) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static void nothingWasAdded(String address, String victim) {
        assertThat(lettersTo(victim)).isEmpty();
        assertThat(lettersTo(address)).allSatisfy(letter -> {
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(Collections.list(letter.getAllHeaders()))
                    .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                    .isSubsetOf(LetterHeaders.ARRIVED)
                    .doesNotHaveDuplicates();
        });
    }

    /** What reached that address, or names it beside the true recipient. */
    private static List<MimeMessage> lettersTo(String address) {
        return Arrays.stream(server().getReceivedMessages())
                .filter(message -> {
                    try {
                        return Arrays.stream(message.getAllRecipients())
                                .anyMatch(to ->
                                        ((InternetAddress) to).getAddress().equalsIgnoreCase(address));
                    } catch (MessagingException cause) {
                        throw new IllegalStateException(cause);
                    }
                })
                .toList();
    }

    private static GreenMail server() {
        return TheDemo.running().mail().server();
    }
}
