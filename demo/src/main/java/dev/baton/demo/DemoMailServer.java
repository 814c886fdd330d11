package dev.baton.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.mailbox.MailboxPlace;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail server in this process, speaking real SMTP and IMAP on free ports, with a mailbox for whoever is written to. */
public final class DemoMailServer implements AutoCloseable {
    static final String PASSWORD = "baton";

    private final GreenMail server;
    private final int smtpPort;
    private final int imapPort;

    private DemoMailServer(GreenMail server, int smtpPort, int imapPort) {
        this.server = server;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    static DemoMailServer start() {
        var smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        var server = new GreenMail(new ServerSetup[] {smtp, imap});
        for (var tenant : DemoTenants.ALL) {
            server.setUser(tenant.mailAddress(), tenant.mailAddress(), PASSWORD);
            server.setUser(DemoTenants.supportOf(tenant), DemoTenants.supportOf(tenant), PASSWORD);
        }
        server.start();
        var demo = new DemoMailServer(
                server, server.getSmtp().getPort(), server.getImap().getPort());
        demo.deliverPlusAddresses();
        return demo;
    }

    /** One that another process runs, known by its ports: it outlives this Baton. */
    static DemoMailServer ranElsewhere(int smtpPort, int imapPort) {
        return new DemoMailServer(new GreenMail(), smtpPort, imapPort);
    }

    /** Mail to {@code hello+l123@acme.example} lies in the mailbox of {@code hello@acme.example}, as with any provider. */
    private void deliverPlusAddresses() {
        var users = server.getManagers().getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> {
            var address = withoutPlus(recipient.getEmail());
            var owner = users.getUserByEmail(address);
            return owner != null ? owner : users.createUser(address, address, PASSWORD);
        });
    }

    private static String withoutPlus(String address) {
        return address.replaceFirst("\\+[^@]*@", "@").toLowerCase(Locale.ROOT);
    }

    public GreenMail server() {
        return server;
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", smtpPort);
        settings.put("baton.mail.poll", "1s");
        settings.put("baton.mail.own-house", true);
        // GreenMail takes MAIL FROM:<>, and refuses the recipient after it.
        settings.put("baton.mail.null-sender", false);
        return settings;
    }

    /** Where a mailbox of this server is read. */
    MailboxPlace mailboxOf(String address) {
        return new MailboxPlace("127.0.0.1", imapPort, false, address, "INBOX");
    }

    /** Everybody who has mail and is not one of the tenants, in alphabetical order. */
    public List<String> customers() {
        return server.getManagers().getUserManager().listUser().stream()
                .map(GreenMailUser::getEmail)
                .filter(address -> DemoTenants.ALL.stream()
                        .noneMatch(tenant ->
                                address.equals(tenant.mailAddress()) || address.equals(DemoTenants.supportOf(tenant))))
                .sorted()
                .toList();
    }

    /** What somebody received, the newest first. */
    List<Letter> letters(String address) {
        var user = server.getManagers().getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(stored -> letter(
                            stored.getMimeMessage(), stored.getReceivedDate().toInstant()))
                    .sorted(Comparator.comparing(Letter::receivedAt).reversed())
                    .toList();
        } catch (FolderException cause) {
            throw new IllegalStateException("The mailbox of " + address + " cannot be read", cause);
        }
    }

    private static Letter letter(MimeMessage message, Instant receivedAt) {
        try {
            return new Letter(
                    message.getMessageID(),
                    InternetAddress.toString(message.getFrom()),
                    ((InternetAddress) message.getReplyTo()[0]).getAddress(),
                    InternetAddress.toString(message.getRecipients(Message.RecipientType.TO)),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    textOf(message),
                    receivedAt);
        } catch (MessagingException cause) {
            throw new IllegalStateException("A mail cannot be read", cause);
        }
    }

    /** The words of a letter, as plain text. */
    static String textOf(MimeMessage message) {
        try {
            return text(message);
        } catch (MessagingException cause) {
            throw new IllegalStateException("A mail cannot be read", cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                var text = text(parts.getBodyPart(index));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /** Sends a customer's mail to Baton, as an answer to the letter with that id if there is one. */
    void send(Draft draft, Optional<String> answering) {
        send(draft, answering, null);
    }

    /** Sends a mail that was written at that time; null for now. */
    void send(Draft draft, Optional<String> answering, @Nullable Date writtenAt) {
        try {
            openMailbox(draft.from());
            var session = server.getSmtp().createSession();
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(draft.from(), name(draft), StandardCharsets.UTF_8.name()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(draft.to()));
            message.setSubject(draft.subject(), StandardCharsets.UTF_8.name());
            message.setText(draft.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(writtenAt);
            if (answering.isPresent()) {
                message.setHeader("In-Reply-To", answering.get());
                message.setHeader("References", answering.get());
            }
            Transport.send(message);
        } catch (MessagingException | UnsupportedEncodingException cause) {
            throw new IllegalStateException("The mail could not be sent", cause);
        }
    }

    private static @Nullable String name(Draft draft) {
        return draft.name().isEmpty() ? null : draft.name();
    }

    private void openMailbox(String address) {
        if (server.getManagers().getUserManager().getUserByEmail(address) == null) {
            server.setUser(address, address, PASSWORD);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
