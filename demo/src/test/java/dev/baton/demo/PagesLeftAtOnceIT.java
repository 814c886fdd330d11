package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Who clicks quickly leaves a page before its stream has said a word. */
class PagesLeftAtOnceIT {
    private static final int PAGES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void no_stream_of_a_page_that_was_left_keeps_the_server_from_stopping() throws IOException {
        var theo = Browsing.as("theo");
        theo.get("/work");
        var cookie = "baton=" + theo.cookie("baton");
        assertThat(stream(cookie, true)).startsWith("HTTP/1.1 200");
        var before = underWay();

        for (var n = 0; n < PAGES; n++) {
            assertThat(stream(cookie, false)).isEmpty();
        }

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> underWay() > before + 5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(underWay())
                        .as("streams that the server takes for open")
                        .isLessThanOrEqualTo(before));
    }

    /** Asks for a stream, and leaves: at once, or after the first line of the answer. */
    private static String stream(String cookie, boolean reads) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(TheDemo.address()).getPort())) {
            socket.getOutputStream().write("""
                    GET /live?page=%s HTTP/1.1
                    Host: localhost
                    Accept: text/event-stream
                    Cookie: %s

                    """.formatted(UUID.randomUUID(), cookie)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return reads ? answer.readLine() : "";
        }
    }

    /** What the server waits for when it stops. */
    private static long underWay() {
        var server = (TomcatWebServer)
                ((ServletWebServerApplicationContext) TheDemo.running().context()).getWebServer();
        var contexts = server.getTomcat().getHost().findChildren();
        assertThat(contexts).hasSize(1);
        return ((StandardContext) (Context) contexts[0]).getInProgressAsyncCount();
    }
}
