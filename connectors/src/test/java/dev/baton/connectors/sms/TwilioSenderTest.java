package dev.baton.connectors.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.FakeTwilio;
import dev.baton.connectors.testing.FakeTwilio.Behaviour;
import dev.baton.connectors.testing.StatusHook;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Circuit;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.sms.OptOut;
import dev.baton.sms.OptOuts;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.TextMessages;
import dev.baton.sms.TextSettings;
import dev.baton.sms.TextStatus;
import dev.baton.sms.TextStatuses;
import dev.baton.sms.WebHooks;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real SDK against a server that speaks Twilio's API, by way of the real relay. */
@SpringBootTest(
        classes = {ConnectorsTestContext.class, TwilioSenderTest.Texts.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.inbox.poll=50ms",
            "baton.mail.fetch=false",
            "baton.outbox.poll=50ms",
            "baton.outbox.lease=40s",
            "baton.outbox.send-timeout=15s",
            // Many of the storm are not answered, and each keeps a thread waiting.
            "baton.outbox.threads=16",
            "baton.outbox.backoff-base=20ms",
            "baton.outbox.backoff-max=100ms",
            "baton.outbox.max-attempts=20",
            "baton.outbox.circuit-failures=8",
            "baton.outbox.circuit-rest=100ms",
            "baton.sms.account-sid=" + FakeTwilio.ACCOUNT,
            "baton.sms.auth-token=" + FakeTwilio.TOKEN,
            "baton.sms.from=+4915735980001",
            "baton.sms.peer-timeout=3s",
            "baton.sms.settle=50ms"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
@DirtiesContext
class TwilioSenderTest {
    private static final FakeTwilio TWILIO = FakeTwilio.start();
    private static final StatusHook HOOK = StatusHook.start();
    private static final Actor ANNA = Actor.person("anna");

    @ComponentScan({"dev.baton.sms", "dev.baton.consent", "dev.baton.connectors.sms"})
    static class Texts {
        @Bean
        WebHooks webHooks() {
            return new WebHooks() {
                @Override
                public URI messages(TenantId tenant) {
                    return URI.create("https://baton.example/" + tenant);
                }

                @Override
                public URI status(TenantId tenant, UUID outboxId) {
                    return HOOK.address(tenant, outboxId);
                }
            };
        }
    }

    private final TextMessages messages;
    private final Outbox outbox;
    private final Inbox inbox;
    private final OptOuts optOuts;
    private final TextSettings hours;
    private final TextStatuses statuses;
    private final TestDatabase database;
    private final TransactionTemplate transaction;
    private final RecordRef record = RecordRef.lead(UuidV7.next());
    private final PhoneNumber number = someNumber();
    private TenantId tenant;

    TwilioSenderTest(
            @Autowired TextMessages messages,
            @Autowired Outbox outbox,
            @Autowired Inbox inbox,
            @Autowired OptOuts optOuts,
            @Autowired TextSettings hours,
            @Autowired TextStatuses statuses,
            @Autowired TestDatabase database,
            @Autowired PlatformTransactionManager transactions) {
        this.messages = messages;
        this.outbox = outbox;
        this.inbox = inbox;
        this.optOuts = optOuts;
        this.hours = hours;
        this.statuses = statuses;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @DynamicPropertySource
    static void twilio(DynamicPropertyRegistry registry) {
        registry.add("baton.sms.base-address", TWILIO::address);
    }

    @AfterAll
    static void close() {
        TWILIO.close();
        HOOK.close();
    }

    @BeforeEach
    void a_tenant() {
        TWILIO.tell(List.of(), List.of());
        HOOK.into(inbox);
        tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static PhoneNumber someNumber() {
        return new PhoneNumber("+4915" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L));
    }

    @Test
    void a_text_arrives_once_is_in_the_timeline_and_twilio_knows_where_to_tell_of_it() {
        assertThat(post("hello", "Grüße, see you at 9 €")).isTrue();
        assertThat(post("hello", "Grüße, see you at 9 €")).isFalse();

        var sent = untilIs(OutboxState.SENT);

        assertThat(TWILIO.takenFor(number.e164())).singleElement().satisfies(taken -> {
            assertThat(taken.body()).isEqualTo("Grüße, see you at 9 €");
            assertThat(taken.from()).isEqualTo("+4915735980001");
            assertThat(taken.statusCallback())
                    .isEqualTo(HOOK.address(tenant, sent.id()).toString());
            assertThat(sent.lastAnswer()).isEqualTo(taken.sid());
        });
        assertThat(as(() -> statuses.of(sent.id())).orElseThrow().status()).isEqualTo(TextStatus.QUEUED);
        assertThat(inTimeline()).containsExactly("Grüße, see you at 9 € 1 GSM_7");
    }

    @Test
    void who_is_opted_out_at_twilio_is_refused_for_good_and_known_here_from_then_on() {
        TWILIO.next(number.e164(), Behaviour.OPTED_OUT);
        post("first", "Hello");

        assertThat(untilIs(OutboxState.DEAD).lastAnswer())
                .contains("21610")
                .doesNotContain(number.e164().substring(1));
        assertThat(as(optOuts::newest)).singleElement().satisfies(known -> {
            assertThat(known.number()).isEqualTo(number.e164());
            assertThat(known.how()).isEqualTo(OptOut.How.PROVIDER);
        });

        post("second", "Hello again");
        await().until(() -> entries().stream().allMatch(entry -> entry.state() == OutboxState.DEAD));
        assertThat(TWILIO.triesFor(number.e164())).isEqualTo(1);
    }

    @Test
    void who_wants_no_texts_gets_only_the_word_that_it_is_so() {
        as(() -> optOuts.note(number, OptOut.How.KEYWORD, Instant.now()));
        as(() -> messages.post(
                SendKey.of("confirm"),
                null,
                null,
                new OutgoingText(record, number, "No more texts", OutgoingText.Occasion.CONFIRMATION)));
        post("after", "Hello");

        untilIs(OutboxState.SENT);
        untilIs(OutboxState.DEAD);
        assertThat(TWILIO.takenFor(number.e164()))
                .extracting(FakeTwilio.Taken::body)
                .containsExactly("No more texts");
    }

    @Test
    void what_is_no_number_to_twilio_is_a_dead_letter_at_once_and_its_answer_names_nobody() {
        TWILIO.next(number.e164(), Behaviour.NO_NUMBER);
        post("nobody", "Hello");

        var dead = untilIs(OutboxState.DEAD);
        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dead.lastAnswer()).isEqualTo("Twilio answers 400 (21211)");
    }

    @Test
    void too_many_requests_wait_as_long_as_twilio_asks() {
        TWILIO.next(number.e164(), Behaviour.TOO_MANY);
        var from = Instant.now();
        post("busy", "Hello");

        untilIs(OutboxState.SENT);
        assertThat(Duration.between(from, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(TWILIO.takenFor(number.e164())).hasSize(1);
    }

    @Test
    void a_text_whose_acceptance_was_not_heard_is_found_and_not_sent_again() {
        TWILIO.next(number.e164(), Behaviour.TAKE_IN_SILENCE);
        post("silent", "Hello");

        var sent = untilIs(OutboxState.SENT);
        assertThat(sent.lastAnswer()).endsWith("(taken at an earlier try)");
        assertThat(TWILIO.triesFor(number.e164())).isEqualTo(1);
        assertThat(as(() -> outbox.attempts(sent.id())))
                .extracting(OutboxAttempt::outcome)
                .containsExactly("retry", "sent");
    }

    @Test
    void the_same_words_sent_twice_on_purpose_are_two_texts_even_when_answers_are_lost() {
        TWILIO.next(number.e164(), Behaviour.TAKE_AND_FAIL, Behaviour.TAKE_AND_FAIL);
        post("one", "Your code is due");
        post("two", "Your code is due");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> entries().stream().allMatch(entry -> entry.state() == OutboxState.SENT));
        assertThat(TWILIO.takenFor(number.e164())).hasSize(2);
        assertThat(entries())
                .extracting(
                        entry -> as(() -> statuses.of(entry.id())).orElseThrow().sid())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_text_whose_acceptance_came_too_late_is_found_and_not_sent_again() {
        TWILIO.next(number.e164(), Behaviour.TAKE_SLOWLY);
        post("slow", "Hello");

        assertThat(untilIs(OutboxState.SENT).lastAnswer()).endsWith("(taken at an earlier try)");
        assertThat(TWILIO.triesFor(number.e164())).isEqualTo(1);
    }

    @Test
    void what_twilio_tells_before_it_answers_and_in_any_order_and_twice_ends_with_delivered() {
        TWILIO.tell(List.of("sent"), List.of("delivered", "queued", "delivered", "sent"));
        post("told", "Hello");

        var sent = untilIs(OutboxState.SENT);
        await().until(() -> count("select count(*) from crm.inbox where state = 'done'") == 3);
        var known = as(() -> statuses.of(sent.id())).orElseThrow();
        assertThat(known.status()).isEqualTo(TextStatus.DELIVERED);
        assertThat(known.sid()).isEqualTo(sent.lastAnswer());
    }

    @Test
    void an_answer_that_was_held_up_waits_for_the_end_of_the_quiet_hours_like_any_other() {
        var now = Instant.now();
        var text = OutgoingText.of(record, number, "Yes, of course");
        quietNow();

        as(() -> outbox.put(message("fresh", PostedText.of(text, true, now))));
        untilIs(OutboxState.SENT);
        as(() -> outbox.put(message("held-up", PostedText.of(text, true, now.minus(Duration.ofMinutes(16))))));
        await().until(() -> entries().stream().anyMatch(TwilioSenderTest::isPutOff));

        assertThat(TWILIO.takenFor(number.e164())).hasSize(1);
    }

    private OutboundMessage message(String key, PostedText text) {
        return new OutboundMessage(
                Channel.SMS, SendKey.of(key), record, null, null, number.e164(), text.text(), text.toPayload());
    }

    private static boolean isPutOff(OutboxEntry entry) {
        return entry.state() == OutboxState.WAITING
                && entry.nextAttemptAt().isAfter(Instant.now().plusSeconds(60));
    }

    private LocalTime quietNow() {
        // By the sun: in a night in which the clock is put forward, the hour after next may not be on it.
        var berlin = Instant.now().atZone(ZoneId.of("Europe/Berlin")).truncatedTo(ChronoUnit.HOURS);
        var end = berlin.plusHours(2).toLocalTime();
        as(() -> {
            hours.changeQuietHours(berlin.minusHours(1).toLocalTime(), end, 0);
            return true;
        });
        return end;
    }

    @Test
    void a_text_waits_for_the_end_of_the_quiet_hours_unless_it_is_urgent() {
        var end = quietNow();
        post("ordinary", "Good evening");
        await().until(() -> entries().stream().anyMatch(TwilioSenderTest::isPutOff));
        as(() -> messages.post(
                SendKey.of("urgent"),
                null,
                null,
                OutgoingText.of(record, number, "Fire").urgent()));

        untilIs(OutboxState.SENT);
        assertThat(TWILIO.takenFor(number.e164()))
                .extracting(FakeTwilio.Taken::body)
                .containsExactly("Fire");
        var waiting = entries().stream()
                .filter(entry -> entry.state() == OutboxState.WAITING)
                .findFirst()
                .orElseThrow();
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.nextAttemptAt().atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
                .isEqualTo(end);
        assertThat(as(() -> outbox.attempts(waiting.id()))).isEmpty();
    }

    @Test
    void in_a_storm_none_is_lost_and_none_is_sent_twice() {
        var disturbances = List.of(
                Behaviour.TOO_MANY,
                Behaviour.UNAVAILABLE,
                Behaviour.TAKE_IN_SILENCE,
                Behaviour.TAKE_SLOWLY,
                Behaviour.TAKE_AND_FAIL);
        TWILIO.tell(List.of("sent"), List.of("delivered", "delivered", "queued"));
        var numbers = storm(200, disturbances);

        await().atMost(Duration.ofSeconds(60)).until(() -> countSent() == 200);

        eachCameOnce(numbers);
    }

    @Test
    void while_twilio_is_down_or_has_enough_of_us_the_channel_rests_and_afterwards_none_is_lost_and_none_came_twice() {
        TWILIO.tell(List.of(), List.of("delivered", "sent", "delivered"));
        for (var phase : List.of(Behaviour.UNAVAILABLE, Behaviour.TOO_MANY)) {
            TWILIO.phase(phase);
            var before = countSent();
            var numbers = storm(30, List.of(Behaviour.TAKE_AND_FAIL));
            await().until(() -> as(outbox::circuits).stream().anyMatch(Circuit::isOpen));
            assertThat(countSent()).isEqualTo(before);

            TWILIO.phase(null);
            await().atMost(Duration.ofSeconds(60)).until(() -> countSent() == before + 30);

            assertThat(as(outbox::circuits)).noneMatch(Circuit::isOpen);
            eachCameOnce(numbers);
        }
    }

    /** Texts to numbers of all sorts of luck. */
    private List<PhoneNumber> storm(int size, List<Behaviour> disturbances) {
        var chance = new Random(7);
        var numbers = new ArrayList<PhoneNumber>();
        for (var n = 0; n < size; n++) {
            var each = new PhoneNumber("+49160" + ThreadLocalRandom.current().nextInt(70_000_000, 79_999_999) + n % 10);
            numbers.add(each);
            while (chance.nextInt(10) < 3) {
                TWILIO.next(each.e164(), disturbances.get(chance.nextInt(disturbances.size())));
            }
        }
        as(() -> transaction.execute(status -> {
            for (var each : numbers) {
                messages.post(
                        SendKey.of("storm", UUID.randomUUID().toString()),
                        null,
                        null,
                        OutgoingText.of(record, each, "Storm warning"));
            }
            return true;
        }));
        return numbers;
    }

    private void eachCameOnce(List<PhoneNumber> numbers) {
        assertThat(numbers.stream().distinct())
                .allSatisfy(each -> assertThat(TWILIO.takenFor(each.e164()))
                        .hasSize((int) numbers.stream().filter(each::equals).count()));
        var all = countSent();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        count("select count(distinct sid) from crm.text_status where status = 'delivered'") == all);
    }

    private boolean post(String key, String text) {
        return as(() -> messages.post(SendKey.of(key), null, null, OutgoingText.of(record, number, text)));
    }

    private OutboxEntry untilIs(OutboxState state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> entries().stream().anyMatch(entry -> entry.state() == state));
        return entries().stream()
                .filter(entry -> entry.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private List<OutboxEntry> entries() {
        return as(() -> outbox.ofRecord(record));
    }

    private List<String> inTimeline() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select body || ' ' || (detail ->> 'segments') || ' ' || (detail ->> 'alphabet') "
                                + "from crm.activity where kind = 'sms_out'")
                        .query(String.class)
                        .list());
    }

    private int countSent() {
        return count("select count(*) from crm.outbox where state = 'sent'");
    }

    private int count(String query) {
        return database.in(tenant, jdbc -> jdbc.sql(query).query(Integer.class).single());
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, ANNA, work);
    }
}
