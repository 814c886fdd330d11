package dev.baton.connectors.email;

import dev.baton.mail.BounceAddress;
import dev.baton.mail.Enclosure;
import dev.baton.mail.RecordReference;
import dev.baton.shared.ExemptFromRule;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A letter as mail servers pass it on: as text and as HTML, whatever it was posted as, with its files. */
@ExemptFromRule(value = "java.util.Date", because = "jakarta.mail tells time with it")
final class WrittenLetter {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}");

    /**
     * @param outboxId what reports about it are found by
     * @param nullSender whether an answer by a machine may go without a sender on its envelope
     * @throws AddressException if it cannot go to anybody
     */
    static MimeMessage of(PostedMail posted, UUID outboxId, Session session, Instant now, boolean nullSender)
            throws MessagingException, UnsupportedEncodingException {
        var mail = posted.mail();
        if (!HeaderText.isIdentity(posted.messageId())) {
            throw new AddressException("No identity of a letter", posted.messageId());
        }
        var message = new KeptIdentity(session, posted.messageId());
        var from = HeaderText.address(posted.from(), posted.fromName());
        message.setFrom(from);
        message.setReplyTo(new jakarta.mail.Address[] {HeaderText.address(posted.replyTo(), posted.fromName())});
        if (posted.copy() == null || HeaderText.isAddress(mail.to())) {
            message.setRecipient(MimeMessage.RecipientType.TO, HeaderText.address(mail.to(), mail.toName()));
        }
        for (var copy : mail.cc()) {
            // One that no server takes is refused when it is their turn, and is no reason to refuse the others.
            if (HeaderText.isAddress(copy)) {
                message.addRecipient(MimeMessage.RecipientType.CC, HeaderText.address(copy, null));
            }
        }
        message.setSubject(HeaderText.oneLine(mail.subject()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setEnvelopeFrom(envelopeFrom(posted, outboxId, nullSender));
        describe(message, posted);
        message.setContent(content(posted));
        message.saveChanges();
        return message;
    }

    /** Nobody, for an answer by a machine (RFC 3834, 4); otherwise an address that names this letter. */
    private static String envelopeFrom(PostedMail posted, UUID outboxId, boolean nullSender)
            throws MessagingException, UnsupportedEncodingException {
        if (nullSender && posted.mail().autoReply()) {
            return "<>";
        }
        var reportsTo = posted.reportsTo();
        return HeaderText.address(reportsTo == null ? posted.from() : BounceAddress.of(reportsTo, outboxId), null)
                .getAddress();
    }

    private static void describe(MimeMessage message, PostedMail posted) throws MessagingException {
        var mail = posted.mail();
        if (mail.inReplyTo() != null && HeaderText.isIdentity(mail.inReplyTo())) {
            message.setHeader("In-Reply-To", mail.inReplyTo());
        }
        var references =
                mail.references().stream().filter(HeaderText::isIdentity).toList();
        if (!references.isEmpty()) {
            // Folded at each id: a long conversation would break the line length that SMTP allows.
            message.setHeader("References", String.join("\r\n ", references));
        }
        if (mail.automatic()) {
            message.setHeader("Auto-Submitted", mail.autoReply() ? "auto-replied" : "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        if (mail.unsubscribe() != null) {
            // RFC 8058, 3.1; the signature covers both.
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().toASCIIString() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setHeader("X-Baton-Record", mail.record().toString());
    }

    private static Multipart content(PostedMail posted) throws MessagingException {
        var mail = posted.mail();
        var reference = RecordReference.of(mail.record());
        var both = new MimeMultipart("alternative");
        both.addBodyPart(text(mail.text().stripTrailing() + "\n\n" + reference + "\n", "plain"));
        both.addBodyPart(text(
                HtmlWords.withLastLine(mail.html() == null ? HtmlWords.of(mail.text()) : mail.html(), reference),
                "html"));
        if (mail.enclosures().isEmpty()) {
            return both;
        }
        var words = new MimeBodyPart();
        words.setContent(both);
        var whole = new MimeMultipart("mixed", words);
        for (var file : mail.enclosures()) {
            whole.addBodyPart(enclosed(file));
        }
        return whole;
    }

    private static MimeBodyPart text(String words, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private static MimeBodyPart enclosed(Enclosure file) throws MessagingException {
        var type = CONTENT_TYPE.matcher(file.contentType()).matches() ? file.contentType() : "application/octet-stream";
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), type)));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(HeaderText.oneLine(file.fileName()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Keeps its Message-ID, where Jakarta Mail would make a new one with each saving. */
    private static final class KeptIdentity extends SMTPMessage {
        private final String messageId;

        KeptIdentity(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    private WrittenLetter() {}
}
