package dev.baton.connectors.email;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Reason;
import dev.baton.mailbox.MailboxPlace;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when a letter arrives: a line of its own to a mailbox, over which the server tells (IMAP IDLE, RFC 2177). It takes
 * nothing in and changes nothing. Where the server does not know IDLE it is silent, and where the line breaks it is silent
 * until the next try: the mailbox is looked into from time to time anyway.
 */
final class MailboxBell {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxBell.class);

    private final MailboxLine line;
    private final MailboxPlace place;
    private final Supplier<String> password;
    private final MailSettings settings;
    private final Runnable ring;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Loop loop;
    private volatile boolean stopped;

    private MailboxBell(
            MailboxLine line, MailboxPlace place, Supplier<String> password, MailSettings settings, Runnable ring) {
        this.line = line;
        this.place = place;
        this.password = password;
        this.settings = settings;
        this.ring = ring;
        this.loop = Loop.start("mailbox-bell", settings.poll(), this::listen);
    }

    static MailboxBell hang(
            MailboxLine line, MailboxPlace place, Supplier<String> password, MailSettings settings, Runnable ring) {
        return new MailboxBell(line, place, password, settings, ring);
    }

    /** Hangs up at once, also while the server says nothing. */
    Loop stop() {
        stopped = true;
        loop.stop();
        sockets.forEach(MailboxBell::close);
        return loop;
    }

    /** Listens until the line is silent for too long or breaks; then true: it is tried anew. */
    private boolean listen() {
        sockets.clear();
        if (stopped) {
            return false;
        }
        try (var store = line.open(place, password.get(), settings.idle(), new Kept());
                var folder = store.getFolder(place.folder())) {
            if (!(store instanceof IMAPStore imap)
                    || !imap.hasCapability("IDLE")
                    || !(folder instanceof IMAPFolder listening)) {
                return false;
            }
            folder.open(Folder.READ_ONLY);
            folder.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent arrived) {
                    ring.run();
                }
            });
            // What came before anybody listened.
            ring.run();
            while (!stopped && folder.isOpen()) {
                listening.idle();
            }
            return true;
        } catch (MessagingException | RuntimeException cause) {
            if (!stopped) {
                LOG.debug("The line over which {} tells of letters was cut: {}", place.host(), Reason.of(cause));
            }
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException cause) {
            LOG.debug("A line was cut before it was hung up", cause);
        }
    }

    /** Sockets that can be closed from outside: a thread that waits for a server hears nothing else. */
    private final class Kept extends CheckedSockets {
        Kept() {
            super(settings.ownHouse());
        }

        @Override
        public Socket createSocket() {
            var socket = super.createSocket();
            sockets.add(socket);
            if (stopped) {
                MailboxBell.close(socket);
            }
            return socket;
        }
    }
}
