package dev.baton.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mail server in this process, speaking real SMTP and IMAP on free ports, with a mailbox for whoever is written to. */
public final class DemoMailServer implements AutoCloseable {
    private static final String PASSWORD = "baton";

    private final GreenMail server;

    private DemoMailServer(GreenMail server) {
        this.server = server;
    }

    static DemoMailServer start() {
        var smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        var server = new GreenMail(new ServerSetup[] {smtp, imap});
        for (var tenant : DemoTenants.ALL) {
            server.setUser(tenant.mailAddress(), tenant.mailAddress(), PASSWORD);
        }
        server.start();
        return new DemoMailServer(server);
    }

    public GreenMail server() {
        return server;
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", server.getSmtp().getPort());
        var index = 0;
        for (var tenant : List.copyOf(DemoTenants.ALL)) {
            var mailbox = "baton.mail.mailboxes[" + index + "].";
            settings.put(mailbox + "tenant", tenant.key());
            settings.put(mailbox + "host", "127.0.0.1");
            settings.put(mailbox + "port", server.getImap().getPort());
            settings.put(mailbox + "user", tenant.mailAddress());
            settings.put(mailbox + "password", PASSWORD);
            settings.put(mailbox + "ssl", false);
            index++;
        }
        return settings;
    }

    @Override
    public void close() {
        server.stop();
    }
}
