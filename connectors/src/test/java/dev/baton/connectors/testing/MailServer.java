package dev.baton.connectors.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.masking.UncaughtFailures;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A mail server on free ports of this machine, for as long as the tests of a class run. */
public final class MailServer extends GreenMail implements AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MailServer(ServerSetup... setups) {
        super(setups);
    }

    /** @param protocols those of {@link ServerSetup}, such as {@link ServerSetup#PROTOCOL_IMAP} */
    public static MailServer speaking(String... protocols) {
        // Its threads complain aloud when a line breaks; that is no failure of what a test waits for, and names nobody.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        UncaughtFailures.goToTheLog();
        var server =
                new MailServer(Arrays.stream(protocols).map(MailServer::anyPort).toArray(ServerSetup[]::new));
        server.start();
        return server;
    }

    private static ServerSetup anyPort(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE.toMillis());
        return setup;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }
}
