package dev.baton.demo;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What many customers write to a help desk: of twenty letters twelve begin a matter, five go on with one of those, two are
 * written by machines, and one reports that a letter was lost. A mail server hands in one of twenty a second time.
 */
final class StormMail {
    private static final int PATTERN = 20;
    private static final int OPENING = 12;
    private static final int GOING_ON = 17;

    /** Who wrote what kind of letter. */
    enum Kind {
        OPENS,
        GOES_ON,
        MACHINE,
        REPORT
    }

    private final String desk;
    private final String run;

    /**
     * @param run keeps the addresses and names of one run apart from those of another
     */
    StormMail(String desk, String run) {
        this.desk = desk;
        this.run = run;
    }

    /** The letters in the order they arrive in; a few twice. */
    static List<Integer> arriving(int from, int to) {
        return IntStream.range(from, to)
                .flatMap(n -> n % PATTERN == 7 ? IntStream.of(n, n) : IntStream.of(n))
                .boxed()
                .toList();
    }

    static Kind kind(int n) {
        var place = n % PATTERN;
        if (place < OPENING) {
            return Kind.OPENS;
        }
        if (place < GOING_ON) {
            return Kind.GOES_ON;
        }
        return place < PATTERN - 1 ? Kind.MACHINE : Kind.REPORT;
    }

    /** The letter that began the matter this one is about. */
    static int beginning(int n) {
        return kind(n) == Kind.GOES_ON ? n - OPENING : n;
    }

    String customer(int n) {
        var who = kind(n) == Kind.MACHINE || kind(n) == Kind.REPORT ? "machine" : "customer";
        return who + "-" + beginning(n) + "@" + run + ".customers.example";
    }

    String messageId(int n) {
        return "<storm-" + n + "@" + run + ".customers.example>";
    }

    MimeMessage write(int n, Session session) throws MessagingException {
        var letter = new Named(session, messageId(n));
        letter.setFrom(new InternetAddress(customer(n)));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(desk));
        var utf8 = StandardCharsets.UTF_8.name();
        switch (kind(n)) {
            case OPENS -> {
                letter.setSubject("The robot " + n + " is broken", utf8);
                letter.setText("Good day,\n\nsince this morning robot " + n + " does not move.\n", utf8);
            }
            case GOES_ON -> {
                letter.setSubject("Re: The robot " + beginning(n) + " is broken", utf8);
                letter.setText("One more thing about it: its lamp " + n + " blinks.\n", utf8);
                letter.setHeader("In-Reply-To", messageId(beginning(n)));
                letter.setHeader("References", messageId(beginning(n)));
            }
            case MACHINE -> {
                letter.setSubject("Out of office", utf8);
                letter.setText("I am away until " + n + ".\n", utf8);
                letter.setHeader("Auto-Submitted", "auto-replied");
            }
            case REPORT -> {
                letter.setSubject("Undelivered Mail Returned to Sender", utf8);
                letter.setDataHandler(new DataHandler(new ByteArrayDataSource(
                        report(n), "multipart/report; report-type=delivery-status; boundary=\"storm\"")));
            }
        }
        letter.saveChanges();
        return letter;
    }

    /** As RFC 3464 has it. */
    private byte[] report(int n) {
        return """
            --storm
            Content-Type: text/plain; charset=utf-8

            Your letter could not be delivered.

            --storm
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.customers.example

            Final-Recipient: rfc822; nobody-%d@%s.customers.example
            Action: failed
            Status: 5.1.1

            --storm--
            """.formatted(n, run).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps the name it was given. */
    private static final class Named extends MimeMessage {
        private final @Nullable String messageId;

        Named(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
