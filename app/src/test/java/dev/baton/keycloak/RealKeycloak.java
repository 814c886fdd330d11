package dev.baton.keycloak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Keycloak server for all tests of this JVM, with the realm of {@code docker/keycloak/baton-realm.json} and its
 * people, whose password is {@value #PASSWORD}. Started when first asked for (half a minute, of which a second start
 * in the same folder saves a part), stopped with the JVM. A test may stop it and must start it again: port, realm and
 * sessions stay.
 *
 * <pre>{@code
 * var baton = TheBaton.address();          // the production application in front of it
 * RealKeycloak.admin().tokenOf("sam");     // an access token for the API
 * }</pre>
 */
public final class RealKeycloak {
    public static final String PASSWORD = "baton";
    static final String ADMIN = "root";
    private static final String REALM = "baton";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FIRST_PORT = 15432;
    private static final int FIRST_EPHEMERAL_PORT = 32768;
    private static final int PORTS_TRIED = 50;
    private static final Logger LOG = LoggerFactory.getLogger(RealKeycloak.class);
    private static final RealKeycloak THE_ONE = new RealKeycloak();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home = KeycloakHome.find();
    private final int port = freePort();
    private @Nullable Process process;

    private RealKeycloak() {
        forget();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        begin();
    }

    /** Where it listens, such as {@code http://127.0.0.1:41234}. */
    public static String address() {
        return "http://127.0.0.1:" + THE_ONE.port;
    }

    /** The realm's issuer, as its tokens name it. */
    public static String issuer() {
        return address() + "/realms/" + REALM;
    }

    /** Its administrator. */
    public static KeycloakAdmin admin() {
        return new KeycloakAdmin(address(), REALM);
    }

    /** Stops it in peace: one that is killed may forget what it was told in the last half second. */
    public static void stop() {
        THE_ONE.stopInPeace();
    }

    /** Starts it again where it was; does nothing if it runs. */
    public static void start() {
        THE_ONE.begin();
    }

    private synchronized void begin() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.write(imports.resolve("baton-realm.json"), Files.readAllBytes(realmFile()));
            var command = new ProcessBuilder(List.of(
                            "bash",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
            command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");
            var started = command.start();
            process = started;
            await("Keycloak answers; see " + log())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .failFast("Keycloak has ended; see " + log(), () -> !started.isAlive())
                    .until(this::answers);
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak does not start", cause);
        }
    }

    private synchronized void stopInPeace() {
        var running = process;
        if (running != null) {
            running.destroy();
            running.onExit()
                    .completeOnTimeout(running, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        end();
    }

    private synchronized void end() {
        var running = process;
        if (running == null) {
            return;
        }
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly().onExit().join();
        process = null;
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/realms/" + REALM + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log() {
        return home.resolveSibling("keycloak.log");
    }

    /** Each JVM begins with the realm as the file has it. */
    private void forget() {
        var data = home.resolve("data");
        if (!Files.exists(data)) {
            return;
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path realmFile() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("docker/keycloak/baton-realm.json");
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("docker/keycloak/baton-realm.json is above no folder of this run");
    }

    /**
     * A port nobody listens on now, below those that a system gives to outgoing connections (Linux: from 32768): one of
     * these could take it before it is listened on, or while Keycloak is away.
     */
    static int freePort() {
        for (var attempt = 0; attempt < PORTS_TRIED; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_EPHEMERAL_PORT);
            try (var probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                LOG.debug("Port {} is taken", port, taken);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        throw new IllegalStateException(
                "%d ports between %d and %d were taken".formatted(PORTS_TRIED, FIRST_PORT, FIRST_EPHEMERAL_PORT));
    }
}
