package dev.baton.connectors.email;

import dev.baton.connectors.Reason;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.mail.LetterFacts;
import dev.baton.mail.ReceivedMail;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the unread letters of a mailbox into the inbox: first stored, then marked as read. Cut off in between it finds
 * the letter unread again and known already.
 */
@Component
class MailboxReader {
    static final String SOURCE = "mail";
    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final Actor ACTOR = Actor.system("mailbox");

    /** From here on letters are taken in one at a time: each is held several times over while it is read. */
    private static final int LARGE = 5_000_000;

    private final Lock largeOnes = new ReentrantLock();
    private final Inbox inbox;
    private final MailboxLine line;
    private final MailParser parser;
    private final MailSettings settings;

    MailboxReader(Inbox inbox, MailboxLine line, MailParser parser, MailSettings settings) {
        this.inbox = inbox;
        this.line = line;
        this.parser = parser;
        this.settings = settings;
    }

    /**
     * What a look into a mailbox brought.
     *
     * @param letters how many were taken in
     * @param trouble with one that was not, which stays unread; nothing if there is none
     */
    record Look(int letters, @Nullable String trouble) {}

    /**
     * Reads what is unread into the inbox of a tenant.
     *
     * @throws MessagingException if the mailbox cannot be read at all
     */
    Look read(TenantId tenant, UUID mailbox, MailboxPlace place, String password) throws MessagingException {
        return read(tenant, mailbox, place, password, () -> true);
    }

    /**
     * The same.
     *
     * @param goOn asked between two letters; what is not taken in stays unread
     */
    Look read(TenantId tenant, UUID mailbox, MailboxPlace place, String password, BooleanSupplier goOn)
            throws MessagingException {
        try (var store = line.open(place, password);
                var folder = store.getFolder(place.folder())) {
            folder.open(Folder.READ_WRITE);
            return readAll(folder, place, tenant, mailbox, goOn);
        }
    }

    private Look readAll(Folder folder, MailboxPlace place, TenantId tenant, UUID mailbox, BooleanSupplier goOn)
            throws MessagingException {
        var unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        var sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(unread, sizes);
        var taken = 0;
        String trouble = null;
        for (var message : unread) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            try {
                takeInTurn(message, place, tenant, mailbox);
                message.setFlag(Flags.Flag.SEEN, true);
                taken++;
            } catch (MessagingException | IOException | RuntimeException cause) {
                if (!folder.isOpen()) {
                    throw new MessagingException("The line to the mailbox was cut", cause);
                }
                // It stays unread and is tried with the next look; those after it do not wait for it.
                LOG.error("A letter in {} could not be taken in", place, cause);
                trouble = "A letter cannot be taken in: " + Reason.of(cause);
            }
        }
        return new Look(taken, trouble);
    }

    private void takeInTurn(Message message, MailboxPlace place, TenantId tenant, UUID mailbox)
            throws MessagingException, IOException {
        if (message.getSize() < LARGE) {
            take(message, place, tenant, mailbox);
            return;
        }
        largeOnes.lock();
        try {
            take(message, place, tenant, mailbox);
        } finally {
            largeOnes.unlock();
        }
    }

    private void take(Message message, MailboxPlace place, TenantId tenant, UUID mailbox)
            throws MessagingException, IOException {
        var raw = message.getSize() > settings.largest().toBytes() ? envelope(message, place) : whole(message);
        var mail = parser.parse(raw);
        var payload = LetterFacts.of(mail.toPayload())
                .and(ReceivedMail.MAILBOX, mailbox.toString())
                .payload();
        var isNew = Tenancy.as(
                tenant,
                ACTOR,
                () -> take(mail.messageId(), place, payload, raw)
                        || isNameOfAnother(mail, place)
                                && take(mail.messageId() + " " + mail.fingerprint(), place, payload, raw));
        if (!isNew) {
            LOG.info("A letter in {} was known already: {}", place, mail.messageId());
        }
    }

    private boolean take(String name, MailboxPlace place, Map<String, Object> payload, byte[] raw) {
        return inbox.take(SOURCE, externalId(name, place), ReceivedMail.KIND, null, payload, raw);
    }

    /** Some programs give all their letters one Message-ID. Of a letter that was erased nobody can tell any more. */
    private boolean isNameOfAnother(ReceivedMail mail, MailboxPlace place) {
        return inbox.find(SOURCE, externalId(mail.messageId(), place))
                .map(InboxEntry::payload)
                .filter(known -> known.containsKey("messageId"))
                .map(known -> !ReceivedMail.fromPayload(known).fingerprint().equals(mail.fingerprint()))
                .orElse(false);
    }

    /** One letter to two mailboxes is two entries. */
    private static String externalId(String name, MailboxPlace place) {
        return MailParser.hash(name) + ":" + place.username();
    }

    private static byte[] whole(Message message) throws MessagingException, IOException {
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        var bytes = new ByteArrayOutputStream(Math.max(message.getSize(), 1_024));
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** A letter that is too large: its headers, and a text that says where the rest is. */
    private byte[] envelope(Message message, MailboxPlace place) throws MessagingException {
        var headers = new StringBuilder();
        for (var line : Collections.list(((MimeMessage) message).getAllHeaderLines())) {
            if (!line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                headers.append(line).append("\r\n");
            }
        }
        headers.append("Content-Type: text/plain; charset=UTF-8\r\n\r\n")
                .append(
                        "This letter has %d MB, more than the %d MB that are taken in. It stays, whole and with its files, in the mailbox %s.\r\n"
                                .formatted(
                                        message.getSize() / (1024 * 1024),
                                        settings.largest().toMegabytes(),
                                        place.username()));
        return headers.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
