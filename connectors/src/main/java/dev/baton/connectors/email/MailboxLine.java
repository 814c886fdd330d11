package dev.baton.connectors.email;

import dev.baton.mailbox.MailboxPlace;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Signs in to IMAP servers. The names of those are what tenants typed, so each address is checked as it is dialled. */
@Component
class MailboxLine {
    private final MailSettings settings;

    MailboxLine(MailSettings settings) {
        this.settings = settings;
    }

    /** A store that is signed in; whoever asked closes it. */
    Store open(MailboxPlace place, String password) throws MessagingException {
        return open(place, password, settings.peerTimeout(), new CheckedSockets(settings.ownHouse()));
    }

    /**
     * The same, for who waits.
     *
     * @param patience how long the server may say nothing before the line counts as cut
     */
    Store open(MailboxPlace place, String password, Duration patience, CheckedSockets sockets)
            throws MessagingException {
        var protocol = place.tls() ? "imaps" : "imap";
        var store = Session.getInstance(properties(protocol, patience, sockets)).getStore(protocol);
        store.connect(place.host(), place.port(), place.username(), password);
        return store;
    }

    private Properties properties(String protocol, Duration patience, CheckedSockets sockets) {
        var timeout = String.valueOf(settings.peerTimeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", timeout);
        properties.setProperty("mail." + protocol + ".timeout", String.valueOf(patience.toMillis()));
        properties.setProperty("mail." + protocol + ".writetimeout", timeout);
        properties.setProperty("mail." + protocol + ".fetchsize", String.valueOf(1 << 20));
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        // Under TLS it is the socket below: the name on the certificate is still compared with what was typed.
        properties.put("mail." + protocol + ".socketFactory", sockets);
        // Otherwise Jakarta Mail would try once more with a socket of its own.
        properties.setProperty("mail." + protocol + ".socketFactory.fallback", "false");
        return properties;
    }
}
