package dev.baton.connectors.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.inbox.Inbox;
import dev.baton.sms.TextReport;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Takes what Twilio tells of texts into an inbox, as the web hook does, but for the signature. */
public final class StatusHook implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private volatile @Nullable Inbox inbox;

    private StatusHook(HttpServer server) {
        this.server = server;
    }

    public static StatusHook start() {
        try {
            var hook = new StatusHook(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            hook.server.setExecutor(hook.threads);
            hook.server.createContext("/", hook::told);
            hook.server.start();
            return hook;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Whose inbox it works for. */
    public void into(Inbox inbox) {
        this.inbox = inbox;
    }

    public URI address(TenantId tenant, UUID message) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + tenant + "/" + message);
    }

    private void told(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("[=&]");
        var report = new TextReport(UUID.fromString(path[2]), form[1], form[3], null);
        var name = report.sid() + "+" + report.status();
        var into = inbox;
        if (into != null) {
            Tenancy.run(
                    new TenantId(UUID.fromString(path[1])),
                    Actor.system("twilio"),
                    () -> into.take(TextReport.KIND, name, TextReport.KIND, null, report.toPayload(), null));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
