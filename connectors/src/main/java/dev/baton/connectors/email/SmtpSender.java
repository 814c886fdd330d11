package dev.baton.connectors.email;

import dev.baton.connectors.Reason;
import dev.baton.mailbox.SigningKeys;
import dev.baton.mailroom.RelayedLetters;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends letters to the SMTP server of {@code spring.mail}. */
@Component
class SmtpSender implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

    /** Commands the server does not know or expect, one that takes no mail, and signing in (RFC 5321, 7504 and 4954). */
    private static final Set<Integer> OF_THE_SESSION = Set.of(500, 502, 503, 521, 530, 534, 535, 538);

    /** The server itself, the protocol, and signing in (RFC 3463, 3.4 and 3.6; RFC 4954, 6); a letter too large is none. */
    private static final Pattern SESSION_STATUS =
            Pattern.compile("\\d{3}[ -]5\\.(?:3\\.[1235]|5\\.\\d{1,3}|7\\.(?:8|9|11|12|13|14))(?!\\d)");

    private final @Nullable JavaMailSenderImpl server;
    private final MailSettings settings;
    private final SigningKeys keys;
    private final RelayedLetters relayed;
    private final Outbox outbox;
    private final Clock clock;

    SmtpSender(
            ObjectProvider<JavaMailSenderImpl> server,
            MailSettings settings,
            SigningKeys keys,
            RelayedLetters relayed,
            Outbox outbox,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.relayed = relayed;
        this.outbox = outbox;
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
        var letter = whole(PostedMail.fromPayload(entry.payload()));
        if (letter.isEmpty()) {
            return new SendOutcome.Refused("5.6.0 What it enclosed is not there any more");
        }
        var posted = letter.get();
        MimeMessage message;
        Address reader;
        try {
            reader = HeaderText.address(posted.reader(), null);
            message = WrittenLetter.of(posted, entry.id(), server.getSession(), clock.instant(), settings.nullSender());
            var key = keys.of(posted.from());
            if (key.isPresent()) {
                Signature.put(message, key.get());
            }
        } catch (AddressException cause) {
            return new SendOutcome.Refused(
                    Reason.shortened("Not an address: " + posted.reader() + " (" + cause.getMessage() + ")"));
        } catch (MessagingException | UnsupportedEncodingException cause) {
            throw new MailPreparationException(cause);
        }
        try {
            var answer = handOver(server, message, reader);
            renamed(posted, answer, server.getHost());
            return new SendOutcome.Sent(answer);
        } catch (MessagingException cause) {
            var refusal = permanentRefusal(cause);
            if (refusal != null) {
                return new SendOutcome.Refused(refusal);
            }
            throw new MailSendException("The mail server did not take the letter", cause);
        }
    }

    /** With the files that a letter to several keeps once; nothing if they were erased meanwhile. */
    private Optional<PostedMail> whole(PostedMail posted) {
        var first = posted.enclosedIn();
        return first.isEmpty()
                ? Optional.of(posted)
                : first.flatMap(outbox::find)
                        .filter(entry -> !entry.payload().isEmpty())
                        .map(entry -> posted.enclosing(
                                PostedMail.fromPayload(entry.payload()).mail().enclosures()));
    }

    /** Ends with the peer's acceptance: that the farewell fails afterwards must not make a sent letter an unsent one. */
    private static String handOver(JavaMailSenderImpl server, MimeMessage message, Address reader)
            throws MessagingException {
        var protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
        var transport = server.getSession().getTransport(protocol);
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            transport.sendMessage(message, new Address[] {reader});
            return answerOf(transport);
        } finally {
            close(transport);
        }
    }

    /** Some relays give a letter a name of their own, and tell it when they take it. */
    private void renamed(PostedMail posted, String answer, @Nullable String host) {
        RelayName.in(answer, host)
                .filter(name -> !name.equals(posted.messageId()))
                .ifPresent(name -> {
                    try {
                        relayed.renamed(posted.mail().record(), posted.messageId(), name);
                    } catch (DataAccessException cause) {
                        // The letter is gone, and must not go again: an answer to it is found by its other traces.
                        LOG.warn(
                                "The name a relay gave to a letter about {} could not be kept",
                                posted.mail().record(),
                                cause);
                    }
                });
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
            var refused = failure instanceof SMTPAddressFailedException address && isFinal(address.getReturnCode())
                    || failure instanceof SMTPSendFailedException letter && isAboutTheLetter(letter);
            if (refused) {
                return Reason.shortened(String.valueOf(failure.getMessage()).strip());
            }
        }
        return null;
    }

    /** What a server says once it is to take the letter itself is about that letter, unless it speaks of the session. */
    private static boolean isAboutTheLetter(SMTPSendFailedException failure) {
        var command = failure.getCommand().strip();
        return (command.equals("DATA") || command.equals("."))
                && isFinal(failure.getReturnCode())
                && !SESSION_STATUS.matcher(String.valueOf(failure.getMessage())).lookingAt();
    }

    private static boolean isFinal(int code) {
        return code / 100 == 5 && !OF_THE_SESSION.contains(code);
    }
}
