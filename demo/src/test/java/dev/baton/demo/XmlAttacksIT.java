package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;

/** XML that laughs a billion times or reads files, at every door something can be handed in: it is sent away unread. */
class XmlAttacksIT {
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String LAUGHS = laughs();
    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE d [" + LAUGHS
            + "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
            + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\">"
            + "<process id=\"bomb\" isExecutable=\"true\"><documentation>&lol11;&file;</documentation></process></definitions>";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private long before;

    @BeforeEach
    void remember() {
        before = deployments();
    }

    @AfterEach
    void nothing_was_deployed() {
        assertThat(deployments()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "otto", "anna", "mara"})
    void no_model_is_handed_in_over_the_network_whoever_asks(String login) {
        var person = atCamunda(login);
        for (var name : List.of("bomb.bpmn", "bomb.bpmn20.xml", "bomb.dmn", "bomb.cmmn", "bomb.form", "bomb.xml")) {
            var body = "--cut\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nbomb\r\n"
                    + "--cut\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + name
                    + "\"\r\nContent-Type: text/xml\r\n\r\n" + BOMB + "\r\n--cut--\r\n";
            for (var path : List.of(
                    ENGINE + "/deployment/create",
                    "/engine-rest/deployment/create",
                    "/engine-rest/engine/default/deployment/create")) {
                refused(() -> person.request("POST", path, "multipart/form-data; boundary=cut", body), 401, 403);
            }
        }
        refused(() -> person.request("PUT", ENGINE + "/process-definition/x", "application/xml", BOMB), 403);
    }

    @Test
    void no_variable_is_xml() {
        var otto = atCamunda("otto");
        api.post("/leads", Strangers.next().json());
        var instance = TheDemo.running()
                .database()
                .superuser()
                .sql("select proc_inst_id_ from act_ru_execution where tenant_id_ = ? limit 1")
                .param(DemoTenants.ACME.id().toString())
                .query(String.class)
                .single();
        var value = "\"" + BOMB.replace("\"", "\\\"") + "\"";
        for (var type : List.of(
                "\"type\": \"Xml\"",
                "\"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.lang.Object\", \"serializationDataFormat\": \"application/xml\"}",
                "\"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.lang.Object\", \"serializationDataFormat\": \"application/x-java-serialized-object\"}")) {
            refused(
                    () -> otto.request(
                            "PUT",
                            ENGINE + "/process-instance/" + instance + "/variables/bomb",
                            "application/json",
                            "{\"value\": " + value + ", " + type + "}"),
                    400,
                    403,
                    // The engine's own word for a value it can neither read nor keep.
                    500);
        }
        assertThat(otto.get(ENGINE + "/process-instance/" + instance + "/variables")
                        .body())
                .doesNotContain("bomb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/xml", "text/xml", "application/soap+xml", "image/svg+xml", "application/xhtml+xml"})
    void no_endpoint_reads_xml(String type) {
        var tried = 0;
        for (var route : Routes.all()) {
            if (route.api() && route.method() != RequestMethod.GET) {
                var started = System.nanoTime();
                var answer = api.request(
                        route.method().name(), route.path(Map.of()).replaceFirst("^/api/v1", ""), type, BOMB);
                assertThat(answer.status()).as("%s: %s", route, answer).isBetween(400, 499);
                assertThat(answer.toString()).doesNotContain("root:x:", "lollol");
                assertThat(Duration.ofNanos(System.nanoTime() - started))
                        .as("%s", route)
                        .isLessThan(LONGEST);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    @Test
    void xml_as_a_file_of_leads_is_text_without_columns() {
        for (var type : List.of("text/csv", "text/xml")) {
            var body =
                    "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\nContent-Type: "
                            + type + "\r\n\r\n" + BOMB + "\r\n--cut--\r\n";
            var started = System.nanoTime();
            var answer = api.request("POST", "/imports", "multipart/form-data; boundary=cut", body);
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.toString()).doesNotContain("root:x:", "lollol");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONGEST);
        }
    }

    @Test
    void xml_that_comes_by_mail_is_kept_and_never_opened() throws IOException {
        var writer = Strangers.next();
        var letter =
                new StringBuilder("""
                From: <%s>
                To: %s
                Subject: Robots
                Message-ID: <%s@evil.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                We want a robot.
                """.formatted(writer.email(), DemoTenants.ACME.mailAddress(), UUID.randomUUID()));
        for (var type :
                List.of("application/xml", "image/svg+xml", "text/calendar", "application/xhtml+xml", "text/html")) {
            letter.append("--b\nContent-Type: %s; name=\"a.xml\"\nContent-Disposition: attachment\n\n%s\n"
                    .formatted(type, BOMB));
        }
        RawSmtp.send(writer.email(), DemoTenants.ACME.mailAddress(), letter + "--b--\n");

        var rows = await().atMost(Duration.ofSeconds(40))
                .until(() -> api.get("/leads?q=" + writer.email()).json().path("rows"), found -> found.size() == 1);
        var page = Attacker.signedIn("mara")
                .get("/leads/" + rows.get(0).path("id").asText())
                .body();
        assertThat(page).contains("We want a robot").doesNotContain("root:x:", "lollol");
    }

    /** Signed in, with the token that Camunda's applications send along: without it each request would be refused for that. */
    private static Browsing atCamunda(String login) {
        var person = Browsing.as(login);
        person.get("/camunda/app/welcome/default/");
        assertThat(person.cookie("XSRF-TOKEN")).isNotEmpty();
        return person;
    }

    private static void refused(Supplier<HttpResponse<String>> request, Integer... statuses) {
        var started = System.nanoTime();
        var answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.body()).doesNotContain("root:x:", "lollol");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONGEST);
    }

    private static String laughs() {
        var laughs = new StringBuilder("<!ENTITY lol0 \"lol\">");
        IntStream.range(1, 12)
                .forEach(n -> laughs.append("<!ENTITY lol%d \"%s\">"
                        .formatted(n, "&lol%d;".formatted(n - 1).repeat(10))));
        return laughs.toString();
    }

    private static long deployments() {
        return TheDemo.running()
                .database()
                .superuser()
                .sql("select count(*) from act_re_deployment")
                .query(Long.class)
                .single();
    }
}
