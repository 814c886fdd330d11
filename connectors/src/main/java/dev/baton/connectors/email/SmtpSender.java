package dev.baton.connectors.email;

import dev.baton.connectors.Reason;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.shared.ExemptFromRule;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends letters to the SMTP server of {@code spring.mail}. */
@Component
@ExemptFromRule(value = "java.util.Date", because = "jakarta.mail tells time with it")
class SmtpSender implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

    private final @Nullable JavaMailSenderImpl server;
    private final Clock clock;

    SmtpSender(ObjectProvider<JavaMailSenderImpl> server, MailSettings settings, Clock clock) {
        this.server = server.getIfAvailable();
        this.clock = clock;
        if (this.server != null) {
            // Jakarta Mail waits forever unless told otherwise; a relay's lease does not.
            var timeout = String.valueOf(settings.peerTimeout().toMillis());
            var properties = this.server.getJavaMailProperties();
            for (var protocol : new String[] {"smtp", "smtps"}) {
                properties.putIfAbsent("mail." + protocol + ".connectiontimeout", timeout);
                properties.putIfAbsent("mail." + protocol + ".timeout", timeout);
                properties.putIfAbsent("mail." + protocol + ".writetimeout", timeout);
            }
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public SendOutcome send(OutboxEntry entry) {
        if (server == null) {
            throw new IllegalStateException("No SMTP server is set up (spring.mail.host)");
        }
        var posted = PostedMail.fromPayload(entry.payload());
        MimeMessage message;
        try {
            message = written(server, posted);
        } catch (AddressException cause) {
            return new SendOutcome.Refused(
                    Reason.shortened("Not an address: " + posted.mail().to() + " (" + cause.getMessage() + ")"));
        } catch (MessagingException | UnsupportedEncodingException cause) {
            throw new MailPreparationException(cause);
        }
        try {
            return new SendOutcome.Sent(handOver(server, message));
        } catch (MessagingException cause) {
            var refusal = permanentRefusal(cause);
            if (refusal != null) {
                return new SendOutcome.Refused(refusal);
            }
            throw new MailSendException("The mail server did not take the letter", cause);
        }
    }

    private MimeMessage written(JavaMailSenderImpl server, PostedMail posted)
            throws MessagingException, UnsupportedEncodingException {
        var mail = posted.mail();
        if (!HeaderText.isIdentity(posted.messageId())) {
            throw new AddressException("No identity of a letter", posted.messageId());
        }
        var message = new KeptIdentity(server, posted.messageId());
        var helper = new MimeMessageHelper(
                message,
                mail.html() == null
                        ? MimeMessageHelper.MULTIPART_MODE_NO
                        : MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                StandardCharsets.UTF_8.name());
        helper.setValidateAddresses(true);
        helper.setFrom(HeaderText.address(posted.from(), posted.fromName()));
        helper.setReplyTo(HeaderText.address(posted.replyTo(), posted.fromName()));
        helper.setTo(HeaderText.address(mail.to(), mail.toName()));
        helper.setSubject(HeaderText.oneLine(mail.subject()));
        helper.setSentDate(Date.from(clock.instant()));
        if (mail.html() == null) {
            helper.setText(mail.text());
        } else {
            helper.setText(mail.text(), mail.html());
        }
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
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        message.setHeader("X-Baton-Record", mail.record().toString());
        message.saveChanges();
        return message;
    }

    /** Ends with the peer's acceptance: that the farewell fails afterwards must not make a sent letter an unsent one. */
    private static String handOver(JavaMailSenderImpl server, MimeMessage message) throws MessagingException {
        var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
        var transport = server.getSession().getTransport(protocol);
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            transport.sendMessage(message, message.getAllRecipients());
            return answerOf(transport);
        } finally {
            close(transport);
        }
    }

    private static String answerOf(Transport transport) {
        var answer = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : null;
        return answer == null ? "accepted" : answer.strip();
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException cause) {
            LOG.debug("The mail server hung up before the farewell", cause);
        }
    }

    private static @Nullable String permanentRefusal(MessagingException cause) {
        for (Exception next = cause; next instanceof MessagingException failure; next = failure.getNextException()) {
            if (failure instanceof SMTPAddressFailedException address && address.getReturnCode() / 100 == 5) {
                return String.valueOf(address.getMessage()).strip();
            }
        }
        return null;
    }

    /** Keeps its Message-ID, where Jakarta Mail would make a new one with each saving. */
    private static final class KeptIdentity extends MimeMessage {
        private final String messageId;

        KeptIdentity(JavaMailSenderImpl server, String messageId) {
            super(server.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
