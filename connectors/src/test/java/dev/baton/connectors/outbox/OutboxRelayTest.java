package dev.baton.connectors.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.FakeSmtpServer;
import dev.baton.connectors.testing.FakeSmtpServer.Behaviour;
import dev.baton.mail.Enclosure;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Circuit;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.event.EventListener;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {ConnectorsTestContext.class, OutboxRelayTest.Refusals.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.inbox.enabled=false",
            "baton.outbox.poll=50ms",
            "baton.outbox.lease=30s",
            "baton.outbox.send-timeout=15s",
            "baton.outbox.backoff-base=20ms",
            "baton.outbox.backoff-max=100ms",
            "baton.outbox.max-attempts=10",
            "baton.outbox.circuit-failures=4",
            "baton.outbox.circuit-rest=400ms",
            "baton.mail.peer-timeout=5s"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
@DirtiesContext
class OutboxRelayTest {
    private static final FakeSmtpServer SMTP = FakeSmtpServer.start();
    private static final Actor ANNA = Actor.person("anna");

    private static final String ENCLOSED = Base64.getEncoder().encodeToString("what is enclosed".getBytes(UTF_8));

    private final Mailer mailer;
    private final Outbox outbox;
    private final Refusals refusals;
    private final OutboxLedger ledger;
    private final Ledger sent;
    private final OutboxSettings settings;
    private final TestDatabase database;
    private final TransactionTemplate transaction;
    private final RecordRef lead = RecordRef.lead(UuidV7.next());
    private TenantId tenant;
    private String recipient;

    OutboxRelayTest(
            @Autowired Mailer mailer,
            @Autowired Outbox outbox,
            @Autowired Refusals refusals,
            @Autowired OutboxLedger ledger,
            @Autowired Ledger sent,
            @Autowired OutboxSettings settings,
            @Autowired TestDatabase database,
            @Autowired PlatformTransactionManager transactions) {
        this.mailer = mailer;
        this.outbox = outbox;
        this.refusals = refusals;
        this.ledger = ledger;
        this.sent = sent;
        this.settings = settings;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @DynamicPropertySource
    static void smtp(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", SMTP::port);
    }

    @BeforeEach
    void a_tenant_and_somebody_to_write_to() {
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        tenant = database.createTenant(name);
        recipient = name + "@customer.test";
    }

    @AfterAll
    static void close() throws Exception {
        SMTP.close();
    }

    @Test
    void a_letter_arrives_once_with_the_identity_that_the_timeline_keeps() {
        post("hello", recipient);

        var sent = untilIs(OutboxState.SENT);

        var letter = SMTP.takenFor(recipient);
        assertThat(letter).hasSize(1);
        assertThat(letter.get(0).content())
                .contains("Auto-Submitted: auto-generated")
                .contains("In-Reply-To: <question@customer.test>")
                .contains("References: <first@customer.test>\r\n <question@customer.test>")
                .contains("X-Baton-Record: " + lead)
                .contains("multipart/alternative");
        var unfolded = letter.get(0).content().replaceAll("\r\n[ \t]+", " ");
        var replyTo =
                unfolded.lines().filter(line -> line.startsWith("Reply-To:")).findFirst();
        assertThat(replyTo)
                .hasValueSatisfying(
                        line -> assertThat(ReplyAddress.recordIn(line)).contains(lead));
        assertThat(messageIdsInTimeline()).containsExactly(letter.get(0).messageId());
        assertThat(sent.lastAnswer()).startsWith("250 2.0.0 taken");
        assertThat(attempts(sent)).extracting(OutboxAttempt::outcome).containsExactly("sent");
    }

    @Test
    void the_same_key_twice_sends_once() {
        assertThat(post("twice", recipient)).isTrue();
        assertThat(post("twice", recipient)).isFalse();

        untilIs(OutboxState.SENT);
        post("after", "after-" + recipient);
        await().until(() -> SMTP.takenFor("after-" + recipient).size() == 1);

        assertThat(SMTP.takenFor(recipient)).hasSize(1);
        assertThat(messageIdsInTimeline()).hasSize(2);
    }

    @Test
    void what_is_rolled_back_is_never_sent() {
        as(() -> transaction.execute(status -> {
            post("undone", recipient);
            status.setRollbackOnly();
            return true;
        }));
        post("after", "after-" + recipient);
        await().until(() -> SMTP.takenFor("after-" + recipient).size() == 1);

        assertThat(SMTP.takenFor(recipient)).isEmpty();
        assertThat(messageIdsInTimeline()).hasSize(1);
    }

    @Test
    void a_server_that_is_busy_is_asked_again() {
        var tries = new ConcurrentHashMap<String, Integer>();
        SMTP.withAll(to ->
                to.equals(recipient) && tries.merge(to, 1, Integer::sum) <= 2 ? Behaviour.NOT_NOW : Behaviour.TAKE);

        post("busy", recipient);

        var sent = untilIs(OutboxState.SENT);
        assertThat(sent.attempts()).isEqualTo(3);
        assertThat(attempts(sent)).extracting(OutboxAttempt::outcome).containsExactly("retry", "retry", "sent");
        assertThat(attempts(sent).get(0).answer()).contains("451");
        assertThat(SMTP.takenFor(recipient)).hasSize(1);
    }

    @Test
    void a_refused_recipient_is_a_dead_letter_at_once_until_a_person_tries_again() {
        SMTP.with(recipient, Behaviour.REFUSE);
        post("refused", recipient);

        var dead = untilIs(OutboxState.DEAD);
        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.lastAnswer()).contains("550").contains("nobody of that name");
        assertThat(as(() -> outbox.deadLetters(null)))
                .extracting(OutboxEntry::id)
                .containsExactly(dead.id());
        assertThat(as(() -> outbox.deadLetters(dead.id()))).isEmpty();
        assertThat(as(outbox::circuits)).noneMatch(Circuit::isOpen);

        SMTP.with(recipient, Behaviour.TAKE);
        as(() -> {
            outbox.retry(dead.id());
            return true;
        });

        assertThat(untilIs(OutboxState.SENT).attempts()).isEqualTo(2);
        assertThat(auditActors(dead.id())).containsExactly("person:anna");
        assertThatThrownBy(() -> as(() -> {
                    outbox.retry(dead.id());
                    return true;
                }))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void each_reader_of_a_letter_is_sent_to_alone_and_one_who_is_refused_holds_up_nobody() {
        var gone = "gone-" + recipient;
        var boss = "boss-" + recipient;
        SMTP.with(gone, Behaviour.REFUSE);
        as(() -> mailer.post(
                SendKey.of("copied"),
                null,
                null,
                letter(recipient)
                        .cc(List.of(gone, boss, "m\u00fcller@no.server"))
                        .enclosing(List.of(new Enclosure("a.txt", "text/plain", "what is enclosed".getBytes(UTF_8))))));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(() -> outbox.ofRecord(lead)).stream()
                        .noneMatch(entry -> entry.state() == OutboxState.WAITING));

        assertThat(as(() -> outbox.ofRecord(lead)))
                .extracting(entry -> entry.key().text(), OutboxEntry::recipient, OutboxEntry::state)
                .containsExactlyInAnyOrder(
                        tuple("copied", recipient, OutboxState.SENT),
                        tuple("copied:copy:1", gone, OutboxState.DEAD),
                        tuple("copied:copy:2", boss, OutboxState.SENT),
                        tuple("copied:copy:3", "m\u00fcller@no.server", OutboxState.DEAD));
        assertThat(SMTP.takenFor(recipient))
                .singleElement()
                .satisfies(whole -> assertThat(whole.content()).contains(ENCLOSED));
        assertThat(count("payload::text like '%" + ENCLOSED + "%'"))
                .as("files are kept once")
                .isEqualTo(1);
        assertThat(as(() -> outbox.ofRecord(lead)))
                .filteredOn(entry -> entry.key().text().equals("copied"))
                .singleElement()
                .satisfies(first -> assertThat(first.payload())
                        .containsEntry(
                                "enclosures",
                                List.of(Map.of("fileName", "a.txt", "contentType", "text/plain", "size", 16))));
        assertThat(SMTP.takenFor(boss))
                .singleElement()
                .satisfies(copy -> assertThat(copy.content())
                        .contains(
                                ENCLOSED,
                                "<" + recipient + ">",
                                "Cc: " + gone + ", " + boss,
                                messageIdsInTimeline().get(0))
                        .doesNotContain("no.server"));
        assertThat(messageIdsInTimeline()).hasSize(1);

        var copy = as(() -> outbox.ofRecord(lead)).stream()
                .filter(entry -> entry.recipient().equals(boss))
                .findFirst()
                .orElseThrow();
        as(() -> sent.resend(copy.id(), "They lost it"));
        await().atMost(Duration.ofSeconds(20)).until(() -> SMTP.takenFor(boss).size() == 2);
        assertThat(SMTP.takenFor(recipient)).as("who was not named").hasSize(1);
        List<String> readers = database.in(
                tenant,
                jdbc -> jdbc.sql("select detail ->> 'to' || coalesce(detail ->> 'cc', '') from crm.activity "
                                + "where kind = 'mail_out' and detail ->> 'again' = 'true'")
                        .query(String.class)
                        .list());
        assertThat(readers).containsExactly(boss);
    }

    @Test
    void a_refused_letter_is_a_dead_letter_at_once_and_no_failure_of_the_channel() {
        SMTP.with(recipient, Behaviour.REFUSE_THE_LETTER);
        post("spam", recipient);

        var dead = untilIs(OutboxState.DEAD);
        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.lastAnswer()).contains("554 5.7.1");
        assertThat(as(outbox::circuits)).noneMatch(circuit -> circuit.failures() > 0);
    }

    @Test
    void a_server_that_lost_the_thread_is_asked_again() {
        var tries = new ConcurrentHashMap<String, Integer>();
        SMTP.withAll(to -> to.equals(recipient) && tries.merge(to, 1, Integer::sum) <= 3
                ? Behaviour.LOSE_THE_THREAD
                : Behaviour.TAKE);

        post("lost", recipient);

        assertThat(untilIs(OutboxState.SENT).attempts()).isGreaterThan(1);
    }

    @Test
    void what_is_refused_for_good_or_was_tried_too_often_is_told_once() {
        SMTP.with(recipient, Behaviour.REFUSE);
        post("refused", recipient);
        SMTP.with("busy-" + recipient, Behaviour.NOT_NOW);
        post("busy", "busy-" + recipient);

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        as(() -> outbox.ofRecord(lead)).stream().allMatch(entry -> entry.state() == OutboxState.DEAD));
        assertThat(refusals.toldTo(tenant)).singleElement().satisfies(told -> {
            assertThat(told.message().recipient()).isEqualTo(recipient);
            assertThat(told.message().record()).isEqualTo(lead);
            assertThat(told.answer()).contains("550");
        });
        assertThat(refusals.givenUpFor(tenant)).singleElement().satisfies(told -> {
            assertThat(told.message().recipient()).isEqualTo("busy-" + recipient);
            assertThat(told.answer()).contains("45");
        });
    }

    /** What was told to be refused, of all tenants: messages of earlier tests are tried on. */
    static class Refusals {
        private final List<MessageRefused> told = new CopyOnWriteArrayList<>();
        private final List<MessageGivenUp> givenUp = new CopyOnWriteArrayList<>();

        @EventListener
        void on(MessageRefused refusal) {
            told.add(refusal);
        }

        @EventListener
        void on(MessageGivenUp tooOften) {
            givenUp.add(tooOften);
        }

        List<MessageRefused> toldTo(TenantId tenant) {
            return told.stream()
                    .filter(refusal -> refusal.message().tenant().equals(tenant))
                    .toList();
        }

        List<MessageGivenUp> givenUpFor(TenantId tenant) {
            return givenUp.stream()
                    .filter(tooOften -> tooOften.message().tenant().equals(tenant))
                    .toList();
        }
    }

    @Test
    void what_is_no_address_is_a_dead_letter_at_once() {
        post("nonsense", "not an address");

        assertThat(untilIs(OutboxState.DEAD).lastAnswer()).contains("Not an address");
    }

    @Test
    void after_its_last_attempt_a_message_is_a_dead_letter_that_can_be_cancelled() {
        SMTP.with(recipient, Behaviour.NOT_NOW);
        post("never", recipient);

        var dead = untilIs(OutboxState.DEAD);
        assertThat(dead.attempts()).isEqualTo(settings.maxAttempts());
        assertThat(SMTP.triesFor(recipient)).isEqualTo(settings.maxAttempts());

        as(() -> {
            outbox.cancel(dead.id());
            return true;
        });
        assertThat(untilIs(OutboxState.CANCELLED).id()).isEqualTo(dead.id());
    }

    @Test
    void a_resting_channel_tries_with_one_message_and_then_sends_the_rest() {
        SMTP.with(recipient, Behaviour.NOT_NOW);
        var from = System.nanoTime();
        for (var n = 1; n <= 4; n++) {
            post("first-" + n, recipient);
        }
        await().until(() -> as(outbox::circuits).stream().anyMatch(Circuit::isOpen));
        // Only now: none of these may be brought before the probe has shown that the way is free.
        as(() -> transaction.execute(status -> {
            for (var n = 1; n <= 30; n++) {
                post("later-" + n, "later-" + recipient);
            }
            return true;
        }));
        SMTP.with("later-" + recipient, Behaviour.NOT_NOW);

        await().until(() -> as(outbox::circuits).get(0).failures() >= 6);
        var tries = SMTP.triesFor(recipient) + SMTP.triesFor("later-" + recipient);
        var rests = Duration.ofNanos(System.nanoTime() - from).dividedBy(settings.circuitRest());
        // Those after which it rests, those that were under way then, and one after each rest.
        assertThat(tries).isLessThanOrEqualTo(settings.circuitFailures() + settings.threads() + rests);

        SMTP.with(recipient, Behaviour.TAKE);
        SMTP.with("later-" + recipient, Behaviour.TAKE);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SMTP.takenFor("later-" + recipient).size() == 30);
        await().until(() -> as(outbox::circuits).stream().noneMatch(Circuit::isOpen));
        assertThat(as(outbox::circuits).get(0).failures()).isZero();
    }

    @Test
    void a_person_can_close_a_circuit() {
        SMTP.with(recipient, Behaviour.NOT_NOW);
        for (var n = 1; n <= 4; n++) {
            post("first-" + n, recipient);
        }
        await().until(() -> as(outbox::circuits).stream().anyMatch(Circuit::isOpen));

        SMTP.with(recipient, Behaviour.TAKE);
        as(() -> {
            outbox.closeCircuit(Channel.EMAIL);
            return true;
        });

        await().until(() -> SMTP.takenFor(recipient).size() == 4);
    }

    @Test
    void one_tenants_resting_channel_is_nobody_elses() {
        SMTP.with(recipient, Behaviour.NOT_NOW);
        for (var n = 1; n <= 4; n++) {
            post("first-" + n, recipient);
        }
        await().until(() -> as(outbox::circuits).stream().anyMatch(Circuit::isOpen));

        var other = "other-" + recipient;
        var otherTenant =
                database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8));
        Tenancy.as(otherTenant, ANNA, () -> mailer.post(SendKey.of("x"), null, null, letter(other)));

        await().until(() -> SMTP.takenFor(other).size() == 1);
        assertThat(Tenancy.as(otherTenant, ANNA, outbox::circuits)).isEmpty();
    }

    @Test
    void a_server_that_takes_the_letter_and_hangs_up_has_taken_it() {
        SMTP.with(recipient, Behaviour.TAKE_AND_HANG_UP);
        post("rude", recipient);

        assertThat(untilIs(OutboxState.SENT).attempts()).isEqualTo(1);
        assertThat(SMTP.takenFor(recipient)).hasSize(1);
    }

    @Test
    void a_letter_whose_acceptance_was_not_heard_comes_again_with_the_same_identity() {
        var first = new ConcurrentHashMap<String, Integer>();
        SMTP.withAll(to -> to.equals(recipient) && first.merge(to, 1, Integer::sum) <= 2
                ? Behaviour.TAKE_IN_SILENCE // asked at RCPT and again at DATA
                : Behaviour.TAKE);
        post("silent", recipient);

        untilIs(OutboxState.SENT);
        assertThat(SMTP.takenFor(recipient)).hasSize(2);
        assertThat(SMTP.takenFor(recipient))
                .extracting(FakeSmtpServer.Taken::messageId)
                .containsOnly(SMTP.takenFor(recipient).get(0).messageId());
    }

    @Test
    void what_a_relay_left_open_is_sent_after_its_lease_and_the_ledger_says_so() {
        SMTP.with(recipient, Behaviour.TAKE);
        database.in(tenant, jdbc -> jdbc.sql("""
            insert into crm.channel_circuit (id, channel, failures, open_until, updated_at)
            values (gen_random_uuid(), 'email', 9, now() + interval '1 hour', now())
            """).update());
        post("orphan", recipient);
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.outbox set lease_owner = 'relay-gone', lease_until = now() - interval '1"
                                + " second'")
                        .update());
        as(() -> {
            outbox.closeCircuit(Channel.EMAIL);
            return true;
        });

        var sent = untilIs(OutboxState.SENT);
        assertThat(attempts(sent)).extracting(OutboxAttempt::outcome).containsExactly("retry", "sent");
        assertThat(attempts(sent).get(0).answer()).contains("relay-gone").contains("may have it already");
    }

    @Test
    void two_relays_on_one_database_never_send_a_message_twice() {
        var sent = new ConcurrentHashMap<UUID, Integer>();
        var counting = new Sender() {
            @Override
            public Channel channel() {
                return Channel.SMS;
            }

            @Override
            public SendOutcome send(OutboxEntry entry) {
                sent.merge(entry.id(), 1, Integer::sum);
                return new SendOutcome.Sent("ok");
            }
        };
        for (var n = 1; n <= 500; n++) {
            var key = SendKey.of("sms", String.valueOf(n));
            as(() -> outbox.put(new OutboundMessage(
                    Channel.SMS, key, lead, null, null, recipient, "A text message", Map.of("text", "hello"))));
        }

        var one = new OutboxRelay(List.of(counting), ledger, settings);
        var two = new OutboxRelay(List.of(counting), ledger, settings);
        one.start();
        two.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'sent'") == 500);
        } finally {
            one.stop();
            two.stop();
        }

        assertThat(sent).hasSize(500);
        assertThat(sent.values()).containsOnly(1);
        assertThat(count("lease_owner is not null")).isZero();
    }

    @Test
    void a_probe_that_is_not_to_leave_yet_holds_up_nobody() {
        var quiet = new Sender() {
            @Override
            public Channel channel() {
                return Channel.SMS;
            }

            @Override
            public SendOutcome send(OutboxEntry entry) {
                return entry.summary().equals("urgent")
                        ? new SendOutcome.Sent("ok")
                        : new SendOutcome.Later(
                                Instant.now().plusSeconds(3600), "Waits for the end of the quiet hours");
            }
        };
        restsUntilNow("sms");
        for (var summary : List.of("tomorrow-1", "tomorrow-2", "tomorrow-3", "urgent")) {
            as(() -> outbox.put(new OutboundMessage(
                    Channel.SMS, SendKey.of(summary), lead, null, null, recipient, summary, Map.of())));
        }

        var relay = new OutboxRelay(List.of(quiet), ledger, settings);
        relay.start();
        try {
            await().atMost(settings.lease().minusSeconds(1)).until(() -> count("state = 'sent'") == 1);
        } finally {
            relay.stop();
        }

        assertThat(as(outbox::circuits)).noneMatch(Circuit::isOpen);
        assertThat(count("state = 'waiting' and next_attempt_at > now()")).isEqualTo(3);
    }

    @Test
    void a_lease_ends_where_its_messages_get_too_heavy() {
        var bytes = new byte[9_000_000];
        new Random(1).nextBytes(bytes);
        var heavy = Base64.getEncoder().encodeToString(bytes);
        for (var number = 1; number <= 4; number++) {
            var key = new SendKey("heavy-" + number);
            as(() -> outbox.put(new OutboundMessage(
                    Channel.EVENT,
                    key,
                    RecordRef.lead(UuidV7.next()),
                    null,
                    null,
                    "lead.changed",
                    "",
                    Map.of("text", heavy))));
        }

        assertThat(leased()).containsExactlyInAnyOrder("heavy-1", "heavy-2", "heavy-3");
        assertThat(leased()).containsExactly("heavy-4");
        assertThat(leased()).isEmpty();
    }

    private List<String> leased() {
        return ledger.lease(Channel.EVENT, "relay", 100).stream()
                .map(Leased::entry)
                .filter(entry -> entry.tenant().equals(tenant))
                .map(entry -> entry.key().text())
                .toList();
    }

    @Test
    void an_event_that_waits_for_an_older_one_is_no_probe() {
        restsUntilNow("event");
        as(() -> {
            for (var key : List.of("older", "younger")) {
                outbox.put(new OutboundMessage(
                        Channel.EVENT, new SendKey(key), lead, null, null, "topic", "An event", Map.of()));
            }
            outbox.holdUntil(new SendKey("older"), Instant.now().plusSeconds(3600));
            return true;
        });

        assertThat(ledger.lease(Channel.EVENT, "relay", 10))
                .extracting(leased -> leased.entry().tenant())
                .doesNotContain(tenant);

        assertThat(as(outbox::circuits))
                .singleElement()
                .satisfies(circuit -> assertThat(circuit.openUntil()).isBefore(Instant.now()));
    }

    private void restsUntilNow(String channel) {
        database.in(tenant, jdbc -> jdbc.sql("""
            insert into crm.channel_circuit (id, channel, failures, open_until, updated_at)
            values (gen_random_uuid(), ?, 9, now() - interval '1 second', now())
            """).param(channel).update());
    }

    @Test
    void a_relay_that_stops_gives_back_what_it_had_not_begun() {
        SMTP.with(recipient, Behaviour.TAKE);
        var begun = new CountDownLatch(settings.threads());
        var go = new CountDownLatch(1);
        var slow = new Sender() {
            @Override
            public Channel channel() {
                return Channel.EVENT;
            }

            @Override
            public SendOutcome send(OutboxEntry entry) {
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException cause) {
                    throw new IllegalStateException(cause);
                }
                return new SendOutcome.Sent("ok");
            }
        };
        for (var n = 1; n <= 20; n++) {
            var key = SendKey.of("event", String.valueOf(n));
            var record = RecordRef.lead(UuidV7.next());
            as(() -> outbox.put(
                    new OutboundMessage(Channel.EVENT, key, record, null, null, "topic", "An event", Map.of())));
        }
        var relay = new OutboxRelay(List.of(slow), ledger, settings);
        relay.start();
        await().until(() -> begun.getCount() == 0);

        var stopping = new Thread(relay::stop);
        stopping.start();
        await().until(() -> !relay.isRunning());
        go.countDown();
        await().until(() -> !stopping.isAlive());

        assertThat(count("state = 'sent'")).isBetween(settings.threads(), settings.threads() * 2);
        assertThat(count("lease_owner is not null")).isZero();
    }

    private boolean post(String key, String to) {
        return as(() -> mailer.post(SendKey.of(key), null, null, letter(to)));
    }

    private OutgoingMail letter(String to) {
        return new OutgoingMail(
                lead,
                to,
                "Jürgen Groß",
                "Your request: größer, schneller",
                "Good day",
                "<p>Good day</p>",
                "<question@customer.test>",
                List.of("<first@customer.test>", "<question@customer.test>"),
                true);
    }

    private OutboxEntry untilIs(OutboxState state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(() -> outbox.ofRecord(lead)).stream().anyMatch(entry -> entry.state() == state));
        return as(() -> outbox.ofRecord(lead)).stream()
                .filter(entry -> entry.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private List<OutboxAttempt> attempts(OutboxEntry entry) {
        return as(() -> outbox.attempts(entry.id()));
    }

    private List<String> messageIdsInTimeline() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select message_id from crm.activity where kind = 'mail_out'")
                        .query(String.class)
                        .list());
    }

    private List<String> auditActors(UUID id) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select actor from crm.audit where record_id = ? and action = 'update'")
                        .param(id)
                        .query(String.class)
                        .list());
    }

    private int count(String condition) {
        return Objects.requireNonNull(database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.outbox where " + condition)
                        .query(Integer.class)
                        .single()));
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, ANNA, work);
    }
}
