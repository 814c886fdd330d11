package dev.baton.connectors.email;

import dev.baton.connectors.Reason;
import dev.baton.inbox.Inbox;
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
    Look read(TenantId tenant, MailboxPlace place, String password) throws MessagingException {
        try (var store = line.open(place, password);
                var folder = store.getFolder(place.folder())) {
            folder.open(Folder.READ_WRITE);
            return readAll(folder, place, tenant);
        }
    }

    private Look readAll(Folder folder, MailboxPlace place, TenantId tenant) throws MessagingException {
        var unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        var sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(unread, sizes);
        var taken = 0;
        String trouble = null;
        for (var message : unread) {
            try {
                take(message, place, tenant);
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

    private void take(Message message, MailboxPlace place, TenantId tenant) throws MessagingException, IOException {
        var raw = message.getSize() > settings.largest().toBytes() ? envelope(message) : whole(message);
        var mail = parser.parse(raw);
        // One letter to two mailboxes is two letters.
        var externalId = MailParser.hash(mail.messageId()) + ":" + place.username();
        var isNew = Tenancy.as(
                tenant, ACTOR, () -> inbox.take(SOURCE, externalId, ReceivedMail.KIND, null, mail.toPayload(), raw));
        if (!isNew) {
            LOG.info("A letter in {} was known already: {}", place, mail.messageId());
        }
    }

    private static byte[] whole(Message message) throws MessagingException, IOException {
        if (message instanceof IMAPMessage imap) {
            imap.setPeek(true);
        }
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** A letter that is too large: its headers, and a text that says where the rest is. */
    private byte[] envelope(Message message) throws MessagingException {
        var headers = new StringBuilder();
        for (var line : Collections.list(((MimeMessage) message).getAllHeaderLines())) {
            if (!line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                headers.append(line).append("\r\n");
            }
        }
        headers.append("Content-Type: text/plain; charset=UTF-8\r\n\r\n")
                .append(
                        "This letter has %d MB, more than the %d MB that are taken in. It stays, whole, in the mailbox.\r\n"
                                .formatted(
                                        message.getSize() / (1024 * 1024),
                                        settings.largest().toMegabytes()));
        return headers.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
