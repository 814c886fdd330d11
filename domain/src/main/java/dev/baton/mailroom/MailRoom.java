package dev.baton.mailroom;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.mail.ReceivedMail;
import dev.baton.mailroom.OwnLetters.OwnLetter;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Origin;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of a letter: the table {@code mail_class} says what it is, then it joins the record it belongs to, or opens
 * one of the kind its mailbox stands for. Each letter is entered in the book, whatever became of it.
 */
@Component
class MailRoom implements InboxHandler {
    private final LetterClassifier classifier;
    private final LetterTraits traits;
    private final LetterThreads threads;
    private final LetterBook book;
    private final OwnLetters ownLetters;
    private final Correspondents correspondents;
    private final Undelivered undelivered;
    private final AddressBounces bounces;
    private final Timeline timeline;
    private final JdbcClient jdbc;

    MailRoom(
            LetterClassifier classifier,
            LetterTraits traits,
            LetterThreads threads,
            LetterBook book,
            OwnLetters ownLetters,
            Correspondents correspondents,
            Undelivered undelivered,
            AddressBounces bounces,
            Timeline timeline,
            JdbcClient jdbc) {
        this.classifier = classifier;
        this.traits = traits;
        this.threads = threads;
        this.book = book;
        this.ownLetters = ownLetters;
        this.correspondents = correspondents;
        this.undelivered = undelivered;
        this.bounces = bounces;
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return ReceivedMail.KIND;
    }

    @Override
    public Origin.Client client() {
        return Origin.Client.MAIL;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var received = ReceivedMail.fromPayload(entry.payload());
        var bodyHash = hash(received.text());
        threads.hold(received);
        var mail = book.isNameOfAnother(received, bodyHash) ? received.underAnotherMessageId() : received;
        var known = threads.recordWith(mail.messageId());
        if (known.isPresent()) {
            cameAgain(entry, mail, known.get());
            return Handled.done();
        }
        var classified = classifier.classify(traits.of(mail, bodyHash, entry.receivedAt()));
        var at =
                mail.sentAt() == null || mail.sentAt().isAfter(entry.receivedAt()) ? entry.receivedAt() : mail.sentAt();
        var letter = new Letter(mail, at, classified.letterClass(), classified.effects(), isColleague(mail.from()));
        if (letter.isFromPerson()) {
            bounces.clear(mail.from());
        }
        var reported = isReport(letter) ? ownLetters.reportedBy(mail) : Optional.<OwnLetter>empty();
        var handled = handle(entry, letter, reported.orElse(null));
        book.enter(
                entry,
                letter,
                bodyHash,
                classified.decided(),
                threads.recordWith(mail.messageId()).orElse(null));
        return handled;
    }

    /** A letter to two of our mailboxes is one letter to its record; who looks after the other one sees where it is. */
    private void cameAgain(InboxEntry entry, ReceivedMail mail, RecordRef record) {
        if (book.enterAgain(entry, mail, record)) {
            mailboxOf(entry)
                    .ifPresent(mailbox -> timeline.add(
                            NewActivity.of(record, ActivityKind.STATUS, Direction.INTERNAL, entry.receivedAt())
                                    .subject("The same letter came to " + mailbox.username() + ", too")));
        }
    }

    private static boolean isReport(Letter letter) {
        return switch (letter.letterClass()) {
            case BOUNCE_HARD, BOUNCE_SOFT, DELAYED, COMPLAINT -> true;
            case HUMAN, AUTO_REPLY, LIST, OWN, SPAM -> false;
        };
    }

    private Handled handle(InboxEntry entry, Letter letter, @Nullable OwnLetter reported) {
        var mail = letter.mail();
        var record = reported == null
                ? threads.recordOf(mail).flatMap(found -> correspondents.rightful(found, mail.from()))
                : correspondents.current(reported.record());
        if (record.isPresent()) {
            return letter.effects().thread() ? join(record.get(), letter, reported) : Handled.done();
        }
        return letter.effects().open() ? open(entry, letter) : Handled.done();
    }

    private Handled join(RecordRef record, Letter letter, @Nullable OwnLetter reported) {
        var correspondent = correspondents.of(record.type());
        if (correspondent.isEmpty()) {
            return nobody(record.type());
        }
        timeline.add(letter.entry(record, true));
        if (reported != null) {
            report(record, letter, reported, correspondent.get());
        } else {
            correspondent.get().joined(record, letter);
        }
        return Handled.done();
    }

    private void report(RecordRef record, Letter letter, OwnLetter reported, Correspondent correspondent) {
        var inform = letter.effects().inform();
        undelivered.report(letter, reported, bounce -> correspondent.bounced(record, bounce, inform));
        // Of several readers who do not say which of them complains none is known; the report itself stands in the
        // timeline.
        if (letter.letterClass() == LetterClass.COMPLAINT && reported.certain()) {
            correspondent.complained(record, reported.recipient(), inform);
        }
    }

    private Handled open(InboxEntry entry, Letter letter) {
        var type = opens(entry);
        return correspondents
                .of(type)
                .map(correspondent -> correspondent.open(letter))
                .orElseGet(() -> nobody(type));
    }

    private static Handled nobody(RecordType type) {
        return Handled.notYet("Nobody takes letters about a " + type.key() + " here");
    }

    /** What the letters of its mailbox open; of a mailbox that is gone, leads. */
    private RecordType opens(InboxEntry entry) {
        return mailboxOf(entry).map(MailboxOf::opens).orElse(RecordType.LEAD);
    }

    /** The mailbox an entry came in by. */
    private record MailboxOf(String username, RecordType opens) {}

    private Optional<MailboxOf> mailboxOf(InboxEntry entry) {
        if (!(entry.payload().get(ReceivedMail.MAILBOX) instanceof String mailbox)) {
            return Optional.empty();
        }
        return jdbc.sql("select username, opens from crm.mailbox where id = ?")
                .param(UUID.fromString(mailbox))
                .query((row, number) ->
                        new MailboxOf(row.getString("username"), RecordType.parse(row.getString("opens"))))
                .optional();
    }

    private boolean isColleague(String address) {
        return jdbc.sql("select exists (select 1 from crm.person where lower(email) = ?)")
                .param(address)
                .query(Boolean.class)
                .single();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.replaceAll("\\s+", " ").strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }
}
