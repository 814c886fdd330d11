package dev.baton.connectors.email;

import dev.baton.mail.ReceivedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads letters as they come. Every letter gives something: what is broken is left out, never a reason to stop. */
@Component
class MailParser {
    private static final Logger LOG = LoggerFactory.getLogger(MailParser.class);

    private final Session session;

    MailParser() {
        var lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        this.session = Session.getInstance(lenient);
    }

    ReceivedMail parse(byte[] raw) {
        try {
            return read(new MimeMessage(session, new SharedByteArrayInputStream(raw)), raw);
        } catch (MessagingException | RuntimeException | StackOverflowError broken) {
            LOG.warn("A letter that cannot be read at all is taken as plain text", broken);
            return unreadable(raw);
        }
    }

    private static ReceivedMail read(MimeMessage message, byte[] raw) {
        var headers = new LetterHeaders(message);
        var body = LetterBody.of(message);
        return new ReceivedMail(
                headers.messageId().orElseGet(() -> synthetic(raw)),
                headers.inReplyTo(),
                headers.references(),
                headers.from()
                        .map(InternetAddress::getAddress)
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .orElse(""),
                headers.fromName(),
                headers.to(),
                headers.subject(),
                body.text(),
                body.html(),
                headers.sentAt(),
                headers.autoSubmitted(),
                body.attachments(),
                LetterClues.of(headers, body));
    }

    private static ReceivedMail unreadable(byte[] raw) {
        return new ReceivedMail(
                synthetic(raw),
                null,
                List.of(),
                "",
                null,
                List.of(),
                "",
                Legible.text(raw, null),
                null,
                null,
                // Nobody knows what it is, so somebody has to see it.
                false,
                List.of());
    }

    /** The same letter gets the same identity each time it is read. */
    private static String synthetic(byte[] raw) {
        return "<" + hash(raw).substring(0, 40) + "@no-message-id.invalid>";
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }
}
