package dev.baton.connectors.email;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Reason;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into each mailbox again and again, each in its own time. */
@Component
class MailFetcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailFetcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final MailboxReader reader;
    private final MailSettings settings;
    private volatile List<Loop> loops = List.of();

    MailFetcher(MailboxReader reader, MailSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.fetch();
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            loops = settings.mailboxes().stream()
                    .map(mailbox -> Loop.start("mailbox-" + mailbox.user(), settings.poll(), () -> look(mailbox)))
                    .toList();
        }
    }

    @Override
    public synchronized void stop() {
        var stopped = loops;
        loops = List.of();
        stopped.forEach(Loop::stop);
        try {
            for (var loop : stopped) {
                loop.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
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
