package dev.baton.connectors.email;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Loops;
import dev.baton.connectors.Reason;
import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into each mailbox again and again, each in its own time. */
@Component
class MailFetcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailFetcher.class);

    private final MailboxReader reader;
    private final MailSettings settings;
    private final Loops loops = new Loops();

    MailFetcher(MailboxReader reader, MailSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.fetch();
    }

    @Override
    public void start() {
        loops.start(() -> settings.mailboxes().stream()
                .map(mailbox -> Loop.start("mailbox-" + mailbox.user(), settings.poll(), () -> look(mailbox)))
                .toList());
    }

    @Override
    public void stop() {
        loops.stop();
    }

    @Override
    public boolean isRunning() {
        return loops.isRunning();
    }

    private boolean look(MailSettings.Mailbox mailbox) {
        try {
            return reader.read(mailbox) > 0;
        } catch (MessagingException cause) {
            LOG.warn("The mailbox {} cannot be read now: {}", mailbox, Reason.of(cause));
            return false;
        }
    }
}
