package dev.baton.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentService;
import dev.baton.decision.DecisionLog;
import dev.baton.decision.DecisionRecord;
import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxState;
import dev.baton.lead.LeadTest;
import dev.baton.mail.BounceAddress;
import dev.baton.mail.Delivery;
import dev.baton.mail.MailFacts;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.RecordReference;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailRoomTest extends LeadTest {
    private static final String ADA = "ada@engines.example";

    @Autowired
    private MailRoom mailRoom;

    @Autowired
    private LetterBook book;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AddressBounces bounces;

    @Autowired
    private ConsentService consents;

    @Autowired
    private DecisionLog decided;

    @Autowired
    private RelayedLetters relayed;

    private int letters;

    @Test
    void a_letter_to_a_mailbox_whose_letters_open_what_nobody_takes_stays_in_the_inbox() {
        var handled = handle(letter(ADA, "Help", "Please help").build(), mailbox("help@acme.example", "ticket"));

        assertThat(handled).isEqualTo(Handled.notYet("Nobody takes letters about a ticket here"));
    }

    @Test
    void a_letter_to_two_mailboxes_is_one_and_who_looks_after_the_other_one_sees_where_it_is() {
        var letter = letter(ADA, "Offer", "We would like an offer, please.").build();
        handle(letter, mailbox("sales", "lead"));

        handle(letter, mailbox("support", "ticket"));

        var lead =
                tx(() -> jdbc.sql("select id from crm.lead").query(UUID.class).single());
        assertThat(subjectsOf(RecordRef.lead(lead)))
                .containsExactlyInAnyOrder("Offer", "The same letter came to support, too");
        assertThat(classes()).containsExactly("human", "human");
    }

    @Test
    void another_letter_under_the_same_message_id_is_a_letter_of_its_own() {
        var first = letter(ADA, "Offer", "We would like an offer, please.").build();
        handle(first, null);
        var other = letter("bob@engines.example", "Pump", "Our pump is broken.").under(first.messageId());
        handle(other.build(), null);
        handle(other.build(), mailbox("support", "ticket"));

        assertThat(tx(() -> jdbc.sql("select email from crm.lead")
                        .query(String.class)
                        .list()))
                .containsExactlyInAnyOrder(ADA, "bob@engines.example");
        assertThat(tx(() -> jdbc.sql("select subject from crm.activity where kind = 'mail_in'")
                        .query(String.class)
                        .list()))
                .containsExactlyInAnyOrder("Offer", "Pump");
    }

    private UUID mailbox(String username, String opens) {
        var mailbox = UuidV7.next();
        tx(() -> jdbc.sql("insert into crm.mailbox (id, host, port, security, username, folder, opens, "
                        + "secret_changed_at) values (?, 'imap.test', 993, 'TLS', ?, 'INBOX', ?, now())")
                .params(mailbox, username, opens)
                .update());
        return mailbox;
    }

    @Test
    void why_a_letter_was_taken_for_what_it_is_stands_in_the_book_and_with_its_record() {
        var record = opened();

        assertThat(decisionsOf(record)).extracting(DecisionRecord::key).containsExactly("mail_class");
        handle(letter("shop@elsewhere.example", "Newsletter", "Buy").automatic().build(), null);
        assertThat(classes()).containsExactlyInAnyOrder("human", "auto_reply");
    }

    @Test
    void an_address_our_letter_does_not_reach_is_known_until_somebody_writes_from_it() {
        var record = opened();
        var ours = weWroteTo(ADA, record);

        handle(report("failed", "5.1.1", ours).build(), null);

        var known = tx(() -> bounces.of("Ada@Engines.example")).orElseThrow();
        assertThat(known.hard()).isTrue();
        assertThat(known.status()).isEqualTo("5.1.1");
        assertThat(timelineOf(record)).extracting(Activity::kind).contains(ActivityKind.MAIL_IN);
        assertThat(journey.toldOf(new dev.baton.lead.LeadId(record.id()))).containsExactly("registered");

        handle(letter(ADA, "I am here", "Hello").build(), null);
        assertThat(tx(() -> bounces.of(ADA))).isEmpty();
    }

    @Test
    void a_bounce_is_forgotten_after_a_while() {
        var ours = weWroteTo(ADA, opened());
        handle(report("failed", "4.4.7", ours).build(), null);
        assertThat(tx(() -> bounces.of(ADA)).orElseThrow().hard()).isFalse();

        clock.pass(Duration.ofDays(8));

        assertThat(tx(() -> bounces.of(ADA))).isEmpty();
    }

    @Test
    void a_report_that_names_no_letter_of_ours_proves_nothing() {
        opened();

        handle(report("failed", "5.1.1", "<made-up@elsewhere.example>").build(), null);

        assertThat(tx(() -> bounces.of(ADA))).isEmpty();
    }

    @Test
    void a_report_without_a_message_id_finds_its_letter_by_the_address_it_came_to() {
        var record = opened();
        var ours = weWroteTo(ADA, record);
        var message = tx(() -> outbox.ofRecord(record)).get(0).id();

        handle(
                report("failed", "5.7.129", null)
                        .to(BounceAddress.of(tenant.mailAddress(), message))
                        .build(),
                null);

        assertThat(tx(() -> bounces.of(ADA)).orElseThrow().status()).isEqualTo("5.7.129");
        assertThat(ours).isNotEmpty();
    }

    @Test
    void a_report_that_names_the_letter_as_a_relay_did_finds_it() {
        var record = opened();
        var ours = weWroteTo(ADA, record);
        run(() -> relayed.renamed(record, ours, "<0102018f-1@eu-west-1.relay.example>"));

        handle(report("failed", "5.1.1", "<0102018f-1@eu-west-1.relay.example>").build(), null);
        assertThat(tx(() -> bounces.of(ADA))).isPresent();

        handle(
                letter("ada@phone.example", "Re: Hello", "Yes")
                        .answering("<0102018f-1@eu-west-1.relay.example>")
                        .build(),
                null);
        assertThat(subjectsOf(record)).contains("Re: Hello");
    }

    @Test
    void who_complains_is_written_to_no_more_and_only_whom_our_letter_went_to() {
        var ours = weWroteTo(ADA, opened());

        handle(complaint(ours).build(), null);
        handle(complaint("<nobodys@elsewhere.example>").build(), null);

        assertThat(tx(() -> consents.isSuppressed(ADA))).isTrue();
        assertThat(tx(() -> consents.isSuppressed("postmaster@big.example"))).isFalse();
    }

    @Test
    void an_answer_to_a_letter_we_never_saw_joins_by_a_letter_that_referred_to_it() {
        var record = opened();
        var ours = weWroteTo(ADA, record);
        handle(
                letter(ADA, "Re: Hello", "I asked Bob")
                        .answering(ours)
                        .references(List.of(ours, "<between-ada-and-bob@engines.example>"))
                        .build(),
                null);

        handle(
                letter("bob@engines.example", "Fwd: Hello", "I am Bob")
                        .answering("<between-ada-and-bob@engines.example>")
                        .build(),
                null);

        assertThat(subjectsOf(record)).contains("Re: Hello", "Fwd: Hello");
    }

    @Test
    void an_answer_whose_program_kept_nothing_but_the_quoted_text_joins() {
        var record = opened();

        handle(
                letter("ada@phone.example", "no subject", "Yes!\n\n> Thank you\n> " + RecordReference.of(record))
                        .build(),
                null);

        assertThat(subjectsOf(record)).contains("no subject");
    }

    @Test
    void a_reference_anybody_could_make_up_joins_nothing() {
        var made = RecordReference.of(RecordRef.lead(UuidV7.next()));
        var record = opened();

        handle(letter("eve@elsewhere.example", "Hi", "Hello\n" + made).build(), null);

        assertThat(subjectsOf(record)).doesNotContain("Hi");
    }

    @Test
    void a_number_in_the_subject_counts_only_for_who_takes_part() {
        var ticket = new RecordRef(RecordType.TICKET, UuidV7.next());
        tx(() -> timeline.add(NewActivity.of(ticket, ActivityKind.MAIL_IN, Direction.IN, clock.instant())
                .detail(Map.of("from", ADA))));
        var threads = new LetterThreads(timeline, book, new Correspondents(List.of(new Numbered(ticket))), jdbc);

        assertThat(tx(() ->
                        threads.recordOf(letter(ADA, "Re: [#4711] Help", "x").build())))
                .contains(ticket);
        assertThat(tx(() -> threads.recordOf(
                        letter("cc@engines.example", "Re: [#4711] Help", "x").build())))
                .contains(ticket);
        assertThat(tx(() -> threads.recordOf(
                        letter("eve@elsewhere.example", "Re: [#4711] Help", "x").build())))
                .isEmpty();
        assertThat(tx(() ->
                        threads.recordOf(letter(ADA, "Re: [#4712] Help", "x").build())))
                .isEmpty();
    }

    @Test
    void a_letter_of_ours_that_comes_back_is_no_letter() {
        var record = opened();
        weWroteTo(ADA, record);
        var before = subjectsOf(record).size();

        handle(letter(tenant.mailAddress(), "Copy", "From the shop's form").build(), null);

        assertThat(subjectsOf(record)).hasSize(before);
        assertThat(classes()).contains("own");
    }

    /** Takes tickets by number. */
    private record Numbered(RecordRef ticket) implements Correspondent {
        @Override
        public RecordType type() {
            return RecordType.TICKET;
        }

        @Override
        public Handled open(Letter letter) {
            return Handled.done();
        }

        @Override
        public void joined(RecordRef record, Letter letter) {}

        @Override
        public @Nullable RecordRef numbered(long number) {
            return number == 4711 ? ticket : null;
        }

        @Override
        public boolean isParticipant(RecordRef record, String address) {
            return address.equals("cc@engines.example");
        }
    }

    private RecordRef opened() {
        handle(letter(ADA, "Offer", "We would like an offer, please.").build(), null);
        return tx(() -> jdbc.sql("select id from crm.lead").query(UUID.class).list()).stream()
                .map(RecordRef::lead)
                .findFirst()
                .orElseThrow();
    }

    private String weWroteTo(String address, RecordRef record) {
        var id = "<" + UUID.randomUUID() + "@acme.example>";
        tx(() -> outbox.put(new OutboundMessage(
                Channel.EMAIL,
                SendKey.of("test", id),
                record,
                null,
                null,
                address,
                "Hello",
                Map.of("messageId", id, "automatic", false))));
        tx(() -> timeline.add(NewActivity.of(record, ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                .subject("Hello")
                .messageId(id)
                .detail(Map.of("to", address))));
        return id;
    }

    private List<String> subjectsOf(RecordRef record) {
        return timelineOf(record).stream()
                .map(entry -> String.valueOf(entry.subject()))
                .toList();
    }

    private List<DecisionRecord> decisionsOf(RecordRef record) {
        return tx(() -> decided.ofRecord(record));
    }

    private List<String> classes() {
        return tx(() -> jdbc.sql("select class from crm.letter order by received_at")
                .query(String.class)
                .list());
    }

    @CanIgnoreReturnValue
    private Handled handle(ReceivedMail received, @Nullable UUID mailbox) {
        clock.pass(Duration.ofMinutes(1));
        var payload = new HashMap<>(received.toPayload());
        if (mailbox != null) {
            payload.put(ReceivedMail.MAILBOX, mailbox.toString());
        }
        var entry = new InboxEntry(
                UuidV7.next(),
                tenant.id(),
                "mail",
                received.messageId(),
                ReceivedMail.KIND,
                null,
                payload,
                InboxState.WAITING,
                0,
                clock.instant(),
                clock.instant(),
                null,
                null);
        return tx(() -> mailRoom.handle(entry));
    }

    private Draft letter(String from, String subject, String text) {
        return new Draft(from, subject, text);
    }

    private Draft report(String action, String status, @Nullable String about) {
        var draft = letter("mailer-daemon@big.example", "Undelivered", "It failed");
        draft.facts = new MailFacts(
                true,
                "auto-replied",
                false,
                "",
                false,
                "delivery-status",
                true,
                false,
                false,
                false,
                false,
                "",
                about,
                null,
                List.of(new Delivery(ADA, action, status, "550 no such user")));
        return draft;
    }

    private Draft complaint(String about) {
        var draft = letter("postmaster@big.example", "Complaint", "Spam");
        draft.facts = new MailFacts(
                false,
                "",
                false,
                "",
                false,
                "feedback-report",
                true,
                false,
                false,
                false,
                false,
                "abuse",
                about,
                null,
                List.of());
        return draft;
    }

    /** A letter somebody may write. */
    private final class Draft {
        private final String from;
        private final String subject;
        private final String text;
        private String id = "<letter-" + ++letters + "@elsewhere.example>";
        private @Nullable String answered;
        private List<String> references = List.of();
        private String to = tenant.mailAddress();
        private MailFacts facts = MailFacts.of(false);

        Draft(String from, String subject, String text) {
            this.from = from;
            this.subject = subject;
            this.text = text;
        }

        Draft answering(String id) {
            answered = id;
            return this;
        }

        Draft under(String messageId) {
            id = messageId;
            return this;
        }

        Draft references(List<String> ids) {
            references = ids;
            return this;
        }

        Draft to(String address) {
            to = address;
            return this;
        }

        Draft automatic() {
            facts = MailFacts.of(true);
            return this;
        }

        ReceivedMail build() {
            return new ReceivedMail(
                    id,
                    answered,
                    references,
                    from,
                    null,
                    List.of(to),
                    subject,
                    text,
                    null,
                    null,
                    false,
                    List.of(),
                    facts);
        }
    }
}
