package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.mail.ReplyAddress;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Scripts and markup in everything that can be typed, sent or asked: a browser that follows every link and fills in every
 * form runs none of it, and finds no element of it in any page.
 */
class ScriptAttacksIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Each out of every place that a text may stand in: an element, an attribute, a link, a template, a script. */
    private static final List<String> HOSTILE = List.of(
            "<script class=planted>window.pwned=1</script>\" data-planted=1 autofocus onfocus=window.pwned=1 x=\"",
            "javascript:window.pwned=1//<img class=planted src=x onerror=window.pwned=1>'-(window.pwned=1)-'",
            "\"><svg class=planted onload=window.pwned=1>' data-planted=1 autofocus onfocus=window.pwned=1 x='",
            "{{constructor.constructor('window.pwned=1')()}}[[${7919*7919}]]__${7919*7919}__<b class=planted>",
            "${7919*7919} #{7919*7919} *{7919*7919}</title></textarea></script><b class=planted>",
            "\\u003cimg class=planted>&lt;img class=planted src=x onerror=window.pwned=1&gt;<!--");

    private static final String ALL =
            "\"'><i class=planted data-planted=1></i><img src=x onerror=window.pwned=1>[[${7919*7919}]]";
    /** What an expression that was worked out would have left: 7919 times 7919. */
    private static final String WORKED_OUT = "62710561";

    private static final String FIND_PLANTED = """
            () => {
              if (window.pwned !== undefined) return 'a script ran';
              const found = document.querySelector('.planted, [data-planted], [onerror], [onload], [onfocus],'
                + ' a[href^="javascript:" i], form[action^="javascript:" i], iframe[src^="javascript:" i]');
              return found === null ? '' : found.outerHTML.slice(0, 300);
            }""";
    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])
              .filter(href => href.startsWith(location.origin))
              .map(href => href.slice(location.origin.length))""";
    private static final String FORMS = """
            () => [...document.forms].map(form => [...form.elements].some(field => field.name
              && field.matches('textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=file])'))
              ? form.method + ' ' + new URL(form.action).pathname : '')""";
    private static final String FILL_IN = """
            ([index, texts]) => {
              const form = document.forms[index];
              let next = 0;
              for (const field of form.elements) {
                if (!field.name || field.matches('button, [type=hidden], [type=submit], [type=file], fieldset')) continue;
                if (field.matches('select')) {
                  const option = document.createElement('option');
                  option.value = texts[next++ % texts.length];
                  if (next % 2 === 0) { field.append(option); field.value = option.value; }
                } else if (!field.matches('[type=checkbox], [type=radio]')) {
                  if (field.matches('input')) field.type = 'text';
                  field.removeAttribute('maxlength');
                  field.value = texts[next++ % texts.length];
                }
              }
              HTMLFormElement.prototype.submit.call(form);
            }""";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern LEFT_OUT =
            Pattern.compile("/(logout|camunda|swagger-ui|v3|attachments|api/).*|.*/mail\\.html.*"
                    + "|.*(\\.csv|\\.bpmn|\\.json|export).*");
    /** Of pages that look alike so many are enough, if nothing hostile stands in their address. */
    private static final int ALIKE = 3;

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private final SettingsPages ada = SettingsPages.as("ada");
    private final List<String> found = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Map<String, Integer> filledIn = new LinkedHashMap<>();

    @BeforeEach
    void watch() {
        page.onDialog(dialog -> {
            if (dialog.type().equals("beforeunload")) {
                // Baton's own: what was filled in would be lost.
                dialog.accept();
            } else {
                found.add(page.url() + ": dialog " + dialog.message());
                dialog.dismiss();
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                found.add(page.url() + ": " + message.text());
            }
        });
    }

    @AfterEach
    void as_it_was() {
        SettingsPages.inAcme(jdbc -> {
            jdbc.sql("delete from crm.sender_address").update();
            jdbc.sql("delete from crm.person_absence where reason like '%planted%'")
                    .update();
            jdbc.sql("delete from crm.calendar where key like 'planted%'").update();
            jdbc.sql("delete from crm.holiday where date >= date '2033-01-01'").update();
            return jdbc.sql("delete from crm.mailbox where username like '%planted%'")
                    .update();
        });
        ada.send("/teams", "/teams/auditors", Map.of("name", "Auditors"), 200);
    }

    @Test
    void nothing_that_was_typed_sent_or_asked_runs_or_stands_in_a_page() throws IOException {
        var leads = sowLeads();
        sowSettings();

        var tickets = sowTickets();
        var portal = "/portal/" + DemoTenants.ACME.publicKey();

        crawl(List.of(
                "/login",
                "/mailbox",
                "/sign-in/refused",
                "/public/leads/" + DemoTenants.ACME.publicKey(),
                portal,
                portal + "/tickets/" + tickets.get(0).key()));
        crawlAs(
                "theo",
                tickets.stream().map(ticket -> "/tickets/" + ticket.id()).toList());
        assertThat(seen).contains("/tickets/" + tickets.get(1).id());
        crawlAs("ada", starts(leads));
        assertThat(seen)
                .anyMatch(path -> path.startsWith("/audit"))
                .anyMatch(path -> path.startsWith("/settings/absences"));
        crawlAs("otto", List.of("/operations", "/work?scope=all", "/leads"));

        assertThat(found).isEmpty();
        // What the crawl is worth: the forms it found, and how they answered.
        assertThat(filledIn.keySet()).as("%s", filledIn).hasSizeGreaterThan(25);
        assertThat(filledIn.values()).as("%s", filledIn).allMatch(status -> status < 500);
    }

    @Test
    void the_watch_sees_what_it_looks_for() {
        for (var markup : List.of("<i class=planted></i>", "<a href='JavaScript:1'>x</a>", "<img onerror='1'>")) {
            page.navigate(TheDemo.address() + "/login");
            page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", markup);
            look(markup);
        }
        page.navigate(TheDemo.address() + "/login");
        page.evaluate("() => document.body.append('" + WORKED_OUT + "')");
        look("an expression");
        assertThat(found)
                .filteredOn(line -> !line.contains("Content Security Policy"))
                .hasSize(4);
    }

    /** Leads of every entrance, with every text in every field. */
    private List<String> sowLeads() throws IOException {
        var leads = new ArrayList<String>();
        for (var text : HOSTILE) {
            var stranger = Strangers.next();
            var fields = new HashMap<String, Object>(Map.of("email", stranger.email()));
            for (var field : List.of("firstName", "lastName", "companyName", "jobTitle", "message", "product")) {
                fields.put(field, text);
            }
            for (var field : List.of("source", "industry")) {
                fields.put(field, text.substring(0, 60));
            }
            var made = api.post("/leads", json(fields));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            var id = made.header("Location").replaceFirst(".*/", "");
            leads.add(id);
            var noted = api.post(
                    "/leads/" + id + "/activities", json(Map.of("kind", "note", "subject", text, "body", text)));
            assertThat(noted.status()).as(noted.toString()).isEqualTo(201);
            sendLetter(stranger.email(), text);
        }
        var letter = Strangers.next();
        sendLetter(letter.email(), ALL);
        var cell = "\"" + ALL.replace("\"", "\"\"") + "\"";
        var file = "/imports/"
                + api.postCsv(
                                "/imports?name=" + Attacker.encoded(ALL + ".csv"),
                                "First name,Last name,Company,Email,Phone," + cell + "\n" + cell + "," + cell + ","
                                        + cell
                                        + "," + Strangers.next().email() + ",," + cell + "\n" + cell + "," + cell + ","
                                        + cell + "," + cell + "," + cell + "," + cell + "\n")
                        .header("Location")
                        .replaceFirst(".*/", "");
        assertThat(api.post(file + "/dry-run", json(Map.of("source", ALL))).status())
                .isEqualTo(200);
        assertThat(api.post(file + "/run", "").status()).isEqualTo(202);
        leads.add(await().atMost(PATIENCE)
                .until(() -> api.get("/leads?q=" + letter.email()).json().path("rows"), rows -> rows.size() == 1)
                .get(0)
                .path("id")
                .asText());
        return leads;
    }

    /** Tickets full of markup: words, names, notes, and what came along with a letter. */
    private List<Asked> sowTickets() throws IOException {
        var tickets = new ArrayList<Asked>();
        for (var text : List.of(HOSTILE.get(0), ALL)) {
            var asked = Asked.by(api, text, text + " is broken", text);
            tickets.add(asked);
            var noted = api.post("/tickets/" + asked.id() + "/messages", json(Map.of("kind", "note", "text", text)));
            assertThat(noted.status()).as(noted.toString()).isEqualTo(201);
            var desk = DemoTenants.supportOf(DemoTenants.ACME);
            var address = ReplyAddress.of(desk, new RecordRef(RecordType.TICKET, UUID.fromString(asked.id())));
            sendLetter(Strangers.next().email(), text, desk, address);
            await().atMost(PATIENCE)
                    .until(() -> api.get("/tickets/" + asked.id() + "/messages")
                            .response()
                            .body()
                            .contains("MAIL_IN"));
        }
        return tickets;
    }

    private static void sendLetter(String from, String text) throws IOException {
        sendLetter(from, text, DemoTenants.ACME.mailAddress(), DemoTenants.ACME.mailAddress());
    }

    /** Into a mailbox, by the address that stands on the letter. */
    private static void sendLetter(String from, String text, String mailbox, String to) throws IOException {
        RawSmtp.send(from, mailbox, """
                From: "%1$s" <%2$s>
                To: %3$s
                Subject: %4$s
                Message-ID: <%5$s@evil.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                %4$s
                --b
                Content-Type: image/svg+xml; name="%1$s.svg"

                <svg onload="window.pwned=1"/>
                --b--
                """.formatted(
                        text.replace("\\", "\\\\").replace("\"", "\\\""), from, to, text, UUID.randomUUID()));
    }

    /** What an administrator may name, named so. */
    private void sowSettings() {
        ada.send("/senders/new", "/senders/new", Map.of("address", "evil@acme.example", "displayName", ALL), 200);
        ada.send(
                "/absences",
                "/absences",
                Map.of("login", "fiona", "first", "2033-01-01", "last", "2033-01-02", "reason", ALL),
                200);
        ada.send(
                "/calendars/new",
                "/calendars/new",
                Map.of("key", "planted", "name", ALL.substring(0, 60), "monday", "09:00-10:00"),
                200);
        ada.send(
                "/holidays",
                "/holidays",
                Map.of("region", "DE", "date", "2033-07-01", "name", ALL.substring(0, 60)),
                200);
        ada.send("/teams", "/teams/auditors", Map.of("name", ALL.substring(0, 60)), 200);
        ada.send(
                "/mailboxes/new",
                "/mailboxes/new",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        "1",
                        "username",
                        ALL.substring(0, 60),
                        "password",
                        "x",
                        "folder",
                        ALL.substring(0, 60)),
                200);
    }

    private static List<String> starts(List<String> leads) {
        var paths = new ArrayList<>(List.of(
                "/work?scope=all",
                "/leads",
                "/leads/new",
                "/imports",
                "/audit",
                "/operations",
                "/settings/people",
                "/settings/absences?from=2033-01-01",
                "/settings/calendars/planted",
                "/settings/holidays?region=DE&year=2033",
                "/settings/teams",
                "/settings/mailboxes",
                "/settings/api-keys",
                "/settings/public-form"));
        leads.forEach(id -> paths.add("/leads/" + id));
        for (var text : HOSTILE) {
            var coded = Attacker.encoded(text);
            paths.add("/leads?q=" + coded + "&status=" + coded + "&sort=" + coded + "&owner=" + coded);
            paths.add("/leads?cursor=" + coded);
            paths.add("/work?q=" + coded + "&scope=" + coded + "&lang=" + coded);
            paths.add("/audit?person=" + coded + "&record=" + coded + "&from=" + coded + "&table=" + coded);
            paths.add("/settings/absences?team=" + coded + "&from=" + coded);
            paths.add("/settings/holidays?region=" + coded + "&year=" + coded);
            paths.add("/nothing/"
                    + coded.replace("+", "%20")
                            .replace("%2F", "")
                            .replace("%5C", "")
                            .replace("%3B", ""));
            paths.add("/public/leads/" + DemoTenants.ACME.publicKey() + "?utm_source=" + coded + "&utm_campaign="
                    + coded + "&" + coded + "=" + coded);
        }
        return paths;
    }

    private void crawlAs(String login, List<String> starts) {
        alike.clear();
        seen.clear();
        forgetWhoWasIn();
        signIn(login);
        crawl(starts);
    }

    private void crawl(List<String> starts) {
        var waiting = new ArrayDeque<>(starts);
        var mandatory = Set.copyOf(starts);
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            if (LEFT_OUT.matcher(path).matches() || !seen.add(path)) {
                continue;
            }
            var visits = alike.merge(shapeOf(path), 1, Integer::sum);
            if (visits > ALIKE && !mandatory.contains(path)) {
                continue;
            }
            open(path);
            if (visits == 1) {
                // Diagrams and lists that a page asks for by itself.
                settle();
            }
            look(path);
            waiting.addAll(strings(page.evaluate(LINKS)));
            fillInForms(path);
        }
    }

    private static String shapeOf(String path) {
        return ID.matcher(path).replaceAll("{}").replaceFirst("\\?.*", "").replaceFirst("(/people/)\\w+", "$1{}");
    }

    private void fillInForms(String path) {
        var forms = strings(page.evaluate(FORMS));
        for (var index = 0; index < forms.size(); index++) {
            var form = ID.matcher(forms.get(index)).replaceAll("{}");
            if (form.isEmpty() || form.matches(".*(/login|/settings/teams).*") || filledIn.containsKey(form)) {
                continue;
            }
            open(path);
            var which = index;
            page.evaluate("() => { window.asked = 1; }");
            var answer = page.waitForResponse(
                    response -> response.request().isNavigationRequest() && response.status() / 100 != 3,
                    () -> page.evaluate(FILL_IN, List.of(which, HOSTILE)));
            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> Boolean.TRUE.equals(
                            page.evaluate("() => window.asked === undefined && document.readyState === 'complete'")));
            filledIn.put(form, answer.status());
            look("after the form " + form + " on " + path);
        }
    }

    private void open(String path) {
        page.navigate(TheDemo.address() + path);
    }

    private void look(String path) {
        var planted = String.valueOf(page.evaluate(FIND_PLANTED));
        if (!planted.isEmpty()) {
            found.add(path + ": " + planted);
        }
        if (page.content().contains(WORKED_OUT)) {
            found.add(path + ": an expression was worked out");
        }
    }

    private static List<String> strings(Object values) {
        return ((List<?>) values).stream().map(String::valueOf).toList();
    }

    private static String json(Map<String, ?> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
