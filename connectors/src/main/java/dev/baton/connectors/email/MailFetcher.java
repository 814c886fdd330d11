package dev.baton.connectors.email;

import dev.baton.connectors.Loop;
import dev.baton.connectors.Reason;
import dev.baton.mailbox.Mailbox;
import dev.baton.mailbox.Mailboxes;
import dev.baton.secret.CannotOpen;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into each tenant's mailboxes when their server tells of a letter, and again and again in case it does not; each in
 * its own time: a slow one holds up no other. Which there are
 * is asked anew each time, so what an admin changes holds from the next look on.
 */
@Component
class MailFetcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailFetcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Actor ACTOR = Actor.system("mailbox");

    private final MailboxReader reader;
    private final MailboxLine line;
    private final Mailboxes mailboxes;
    private final MailSettings settings;
    private final Map<UUID, Watched> watched = new HashMap<>();
    private volatile @Nullable Loop roll;

    /** A mailbox as it was when its loop began. */
    private record Watched(Mailbox mailbox, Loop loop, MailboxBell bell) {
        List<Loop> stop() {
            loop.stop();
            return List.of(loop, bell.stop());
        }
    }

    MailFetcher(MailboxReader reader, MailboxLine line, Mailboxes mailboxes, MailSettings settings) {
        this.reader = reader;
        this.line = line;
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.fetch();
    }

    @Override
    public synchronized void start() {
        if (roll == null) {
            roll = Loop.start("mailboxes", settings.poll(), this::callTheRoll);
        }
    }

    @Override
    public void stop() {
        var stopped = new ArrayList<Loop>();
        synchronized (this) {
            if (roll != null) {
                stopped.add(roll);
            }
            roll = null;
            watched.values().forEach(each -> stopped.addAll(each.stop()));
            watched.clear();
        }
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
        return roll != null;
    }

    /** Begins to watch what is new or was changed, and no longer what is gone. */
    private boolean callTheRoll() {
        var known = new HashMap<UUID, Mailbox>();
        Tenancy.acrossTenants("mailbox", mailboxes::toRead).forEach(each -> known.put(each.id(), each));
        synchronized (this) {
            if (roll == null) {
                return false;
            }
            watched.values().removeIf(each -> {
                var now = known.get(each.mailbox().id());
                if (now != null && now.version() == each.mailbox().version()) {
                    return false;
                }
                var ignoredLoops = each.stop();
                return true;
            });
            known.forEach((id, mailbox) -> watched.computeIfAbsent(id, ignored -> watch(mailbox)));
        }
        return false;
    }

    private Watched watch(Mailbox mailbox) {
        var loop = Loop.start("mailbox-" + mailbox.place().username(), settings.poll(), () -> look(mailbox));
        var bell = MailboxBell.hang(line, mailbox.place(), () -> passwordOf(mailbox), settings, loop::wake);
        return new Watched(mailbox, loop, bell);
    }

    private String passwordOf(Mailbox mailbox) {
        return Tenancy.as(mailbox.tenant(), ACTOR, () -> mailboxes.passwordOf(mailbox.id()));
    }

    private boolean look(Mailbox mailbox) {
        return Tenancy.as(mailbox.tenant(), ACTOR, () -> {
            try {
                var look = reader.read(
                        mailbox.tenant(),
                        mailbox.id(),
                        mailbox.place(),
                        mailboxes.passwordOf(mailbox.id()),
                        () -> roll != null);
                mailboxes.read(mailbox.id(), look.letters(), look.trouble());
                return look.letters() > 0;
            } catch (MessagingException | CannotOpen cause) {
                LOG.warn("The mailbox {} cannot be read now: {}", mailbox.place(), Reason.of(cause));
                mailboxes.failed(mailbox.id(), Reason.of(cause));
                return false;
            } catch (NotFound removedMeanwhile) {
                LOG.debug("The mailbox {} was removed", mailbox.place(), removedMeanwhile);
                return false;
            }
        });
    }
}
