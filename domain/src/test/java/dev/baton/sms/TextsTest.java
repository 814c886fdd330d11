package dev.baton.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentService;
import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxState;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of texts, and of what is told of ours. */
@DomainTest
@Import({TextsTest.Modules.class, TextsTest.Heard.class, TextsTest.Posting.class})
class TextsTest {
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = {OptOuts.class, Outbox.class, ConsentService.class, Timeline.class})
    static class Modules {}

    /** What was told within Baton. */
    static class Heard {
        private final List<Object> events = new ArrayList<>();

        @EventListener
        void on(TextReceived text) {
            events.add(text);
        }

        @EventListener
        void on(TextFailed failure) {
            events.add(failure);
        }
    }

    /** Puts texts into the outbox, where nobody fetches them. */
    static class Posting implements TextMessages {
        private final Outbox outbox;

        Posting(Outbox outbox) {
            this.outbox = outbox;
        }

        @Override
        public boolean post(
                SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingText text) {
            return outbox.put(new OutboundMessage(
                    Channel.SMS, key, text.record(), null, null, text.to().e164(), text.text(), Map.of()));
        }

        @Override
        public @Nullable String sender() {
            return null;
        }
    }

    private final TextIntake intake;
    private final TextReportIntake reports;
    private final TextStatuses statuses;
    private final OptOuts optOuts;
    private final TextSettings settings;
    private final ConsentService consents;
    private final Outbox outbox;
    private final Heard heard;
    private final TestDatabase database;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RecordRef record = new RecordRef(RecordType.TICKET, UuidV7.next());
    private final PhoneNumber number =
            new PhoneNumber("+4915" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L));
    private TenantId tenant;

    TextsTest(
            @Autowired TextIntake intake,
            @Autowired TextReportIntake reports,
            @Autowired TextStatuses statuses,
            @Autowired OptOuts optOuts,
            @Autowired TextSettings settings,
            @Autowired ConsentService consents,
            @Autowired Outbox outbox,
            @Autowired Heard heard,
            @Autowired TestDatabase database,
            @Autowired Clock clock,
            @Autowired PlatformTransactionManager transactions) {
        this.intake = intake;
        this.reports = reports;
        this.statuses = statuses;
        this.optOuts = optOuts;
        this.settings = settings;
        this.consents = consents;
        this.outbox = outbox;
        this.heard = heard;
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("s" + UUID.randomUUID().toString().substring(0, 8));
        heard.events.clear();
    }

    @Test
    void an_answer_joins_the_record_that_was_spoken_of_last_and_is_told() {
        spokenOf();

        assertThat(receive("Yes, tomorrow at nine is fine")).isEqualTo(Handled.done());

        assertThat(heard.events)
                .singleElement()
                .isEqualTo(new TextReceived(record, number, "SM1", "Yes, tomorrow at nine is fine"));
        assertThat(timeline()).containsExactly("Yes, tomorrow at nine is fine");
        assertThat(posted()).isEmpty();
    }

    @Test
    void a_strangers_text_stays_visible_while_nobody_opens_records_for_texts() {
        assertThat(receive("Is anybody there?")).isInstanceOf(Handled.NotYet.class);
        assertThat(receive("Hello", "BANKNAME", null)).isInstanceOf(Handled.NotYet.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOPALL",
                "Unsubscribe",
                "CANCEL",
                "end",
                "Quit!",
                "Revoke",
                "OPTOUT",
                "Stopp"
            })
    void stop_is_followed_and_confirmed_once_and_what_waits_does_not_leave(String word) {
        spokenOf();
        as(() -> outbox.put(waiting("before")));

        receive(word);
        receive(word);

        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        assertThat(as(optOuts::newest)).extracting(OptOut::how).containsExactly(OptOut.How.KEYWORD);
        assertThat(posted()).hasSize(1);
        assertThat(as(() -> outbox.ofRecord(record)))
                .filteredOn(entry -> entry.state() == OutboxState.CANCELLED)
                .hasSize(1);
        assertThat(heard.events).isEmpty();
    }

    @Test
    void start_takes_it_back_and_is_confirmed_once_in_the_language_of_the_word() {
        spokenOf();
        receive("Stopp");
        assertThat(posted()).singleElement().asString().contains("keine SMS mehr");

        receive("START");
        receive("Yes");

        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();
        assertThat(posted()).hasSize(2).anyMatch(text -> text.contains("texts from us again"));
    }

    @Test
    void yes_of_whoever_was_texted_all_along_is_an_answer() {
        spokenOf();

        assertThat(receive("Yes")).isEqualTo(Handled.done());

        assertThat(heard.events).containsExactly(new TextReceived(record, number, "SM1", "Yes"));
        assertThat(timeline()).containsExactly("Yes");
        assertThat(posted()).isEmpty();
    }

    @Test
    void yes_that_takes_back_a_stop_is_no_answer() {
        spokenOf();
        receive("STOP");

        receive("Yes");

        assertThat(heard.events).isEmpty();
    }

    @Test
    void a_strangers_yes_stays_visible_while_nobody_opens_records_for_texts() {
        assertThat(receive("Yes")).isInstanceOf(Handled.NotYet.class);
    }

    @Test
    void an_older_start_does_not_take_back_a_newer_stop() {
        var before = clock.instant();
        spokenOf();
        receive("STOP");

        receiveAt("START", before);

        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
    }

    @Test
    void an_older_stop_does_not_take_back_a_newer_start() {
        var before = clock.instant();
        spokenOf();
        as(() -> outbox.put(waiting("before")));
        receive("START");

        receiveAt("STOP", before);

        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();
        assertThat(posted()).isEmpty();
        assertThat(as(() -> outbox.ofRecord(record)))
                .extracting(entry -> entry.state())
                .containsExactly(OutboxState.WAITING);
    }

    @Test
    void a_start_between_two_stops_changes_nothing_when_it_is_handled_last() {
        receive("STOP");
        var between = clock.instant();
        receive("STOP");

        receiveAt("START", between);

        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
    }

    @Test
    void a_word_that_twilio_was_taught_counts_as_what_twilio_took_it_for() {
        spokenOf();

        receive("Basta", number.e164(), "STOP");
        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        receive("Avanti", number.e164(), "START");
        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();

        assertThat(posted()).isEmpty();
        assertThat(heard.events).isEmpty();
    }

    @Test
    void help_is_answered_and_not_for_ever_and_is_told_each_time() {
        spokenOf();

        receive("HELP");
        receive("Hilfe");
        receive("INFO");

        assertThat(posted()).hasSize(1);
        assertThat(heard.events).hasSize(3);
        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();
    }

    @Test
    void a_word_within_a_sentence_is_none_and_one_that_twilio_answered_is_not_answered_again() {
        spokenOf();
        receive("Please stop by at nine");
        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();

        receive("STOP", number.e164(), "STOP");
        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        assertThat(posted()).isEmpty();
    }

    @Test
    void a_stranger_who_says_stop_is_heard() {
        assertThat(receive("STOP")).isEqualTo(Handled.done());

        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
    }

    @Test
    void who_may_not_be_contacted_gets_no_texts_and_start_does_not_change_that() {
        run(() -> consents.suppress(number.e164(), "consent-withdrawn"));
        spokenOf();

        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        receive("START");
        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        assertThat(posted()).isEmpty();
    }

    @Test
    void who_wants_no_texts_may_still_get_letters() {
        receive("STOP");

        assertThat(as(() -> consents.isSuppressed(number.e164()))).isFalse();
    }

    @Test
    void a_forgotten_number_is_known_without_being_readable_and_can_still_say_start() {
        receive("STOP");
        run(() -> optOuts.forget(number.e164()));

        assertThat(as(optOuts::newest)).isEmpty();
        assertThat(as(() -> optOuts.isOptedOut(number))).isTrue();
        receive("START");
        assertThat(as(() -> optOuts.isOptedOut(number))).isFalse();
    }

    @Test
    void an_opt_out_is_the_tenants_own() {
        receive("STOP");
        var other = database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8));

        assertThat(Tenancy.as(other, Actor.system("test"), () -> optOuts.isOptedOut(number)))
                .isFalse();
    }

    @Test
    void what_is_told_twice_or_late_never_takes_a_text_back() {
        var text = posted("one");

        report(text, "sent", null);
        report(text, "delivered", null);
        report(text, "delivered", null);
        report(text, "queued", null);
        report(text, "sent", null);
        report(text, "undelivered", 30003);

        assertThat(as(() -> statuses.of(text)).orElseThrow().status()).isEqualTo(TextStatus.DELIVERED);
        assertThat(heard.events).isEmpty();
    }

    @Test
    void a_failure_is_told_once_and_one_that_says_stop_is_noted() {
        var text = posted("one");

        report(text, "undelivered", 21610);
        report(text, "sent", null);
        report(text, "failed", 30005);

        assertThat(heard.events).containsExactly(new TextFailed(record, number.e164(), 21610));
        assertThat(as(() -> statuses.of(text)).orElseThrow())
                .extracting(TextStatuses.Known::status, TextStatuses.Known::code)
                .containsExactly(TextStatus.UNDELIVERED, 21610);
        assertThat(as(optOuts::newest)).extracting(OptOut::how).containsExactly(OptOut.How.PROVIDER);
    }

    @Test
    void what_is_told_of_a_text_that_is_not_ours_is_passed_over() {
        assertThat(report(UuidV7.next(), "delivered", null)).isEqualTo(Handled.done());
    }

    @Test
    void a_name_at_twilio_is_one_texts_only_and_what_twilio_says_counts_more_than_a_guess() {
        var one = posted("one");
        var two = posted("two");

        assertThat(as(() -> statuses.taken(one, "SM-one"))).isTrue();
        assertThat(as(() -> statuses.taken(two, "SM-one"))).isFalse();
        report(two, "sent", null, "SM-one");

        assertThat(as(() -> statuses.of(two)).orElseThrow().sid()).isEqualTo("SM-one");
        assertThat(as(() -> statuses.of(one))).isEmpty();
    }

    @Test
    void quiet_hours_are_saved_whole_and_by_one_person_at_a_time() {
        assertThat(as(settings::quietHours).hours()).isNull();
        assertThat(as(() -> settings.quietUntil(number))).isEmpty();
        save("21:00", "08:00", 0);

        assertThat(as(settings::quietHours))
                .isEqualTo(new TextSettings.Saved(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)), 1));
        assertThatThrownBy(() -> save("20:00", "08:00", 0)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> save("20:00", null, 1)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> save("20:00", "20:00", 1)).isInstanceOf(Invalid.class);
        save(null, null, 1);
        assertThat(as(settings::quietHours)).isEqualTo(new TextSettings.Saved(null, 2));
    }

    private void save(@Nullable String from, @Nullable String until, long version) {
        run(() -> settings.changeQuietHours(
                from == null ? null : LocalTime.parse(from), until == null ? null : LocalTime.parse(until), version));
    }

    /** A text about the record went to the number. */
    private void spokenOf() {
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.activity (id, record_type, record_id, kind, direction, occurred_at, "
                                + "detail) values (:id, 'ticket', :record, 'sms_out', 'out', now() - interval '1 hour', "
                                + "jsonb_build_object('number', :number))")
                        .param("id", UuidV7.next())
                        .param("record", record.id())
                        .param("number", number.e164())
                        .update());
    }

    private int received;

    private Handled receive(String text) {
        return receive(text, number.e164(), null);
    }

    private Handled receive(String text, String from, @Nullable String answeredAs) {
        return receive(text, from, answeredAs, clock.instant());
    }

    private Handled receiveAt(String text, Instant at) {
        return receive(text, number.e164(), null, at);
    }

    private Handled receive(String text, String from, @Nullable String answeredAs, Instant at) {
        var payload =
                new ReceivedText("SM" + ++received, from, "+4915735980001", text, List.of(), answeredAs).toPayload();
        return handle(() -> intake.handle(entry(ReceivedText.KIND, payload, at)));
    }

    private Handled report(UUID text, String status, @Nullable Integer code) {
        return report(text, status, code, "SM-of-" + text);
    }

    private Handled report(UUID text, String status, @Nullable Integer code, String sid) {
        var payload = new TextReport(text, sid, status, code).toPayload();
        return handle(() -> reports.handle(entry(TextReport.KIND, payload)));
    }

    private Handled handle(Supplier<Handled> work) {
        return Objects.requireNonNull(as(() -> transaction.execute(status -> work.get())));
    }

    private InboxEntry entry(String kind, Map<String, Object> payload) {
        return entry(kind, payload, clock.instant());
    }

    private InboxEntry entry(String kind, Map<String, Object> payload, Instant receivedAt) {
        return new InboxEntry(
                UuidV7.next(),
                tenant,
                "sms",
                UUID.randomUUID().toString(),
                kind,
                null,
                payload,
                InboxState.WAITING,
                0,
                receivedAt,
                clock.instant(),
                null,
                null);
    }

    private OutboundMessage waiting(String key) {
        return new OutboundMessage(Channel.SMS, SendKey.of(key), record, null, null, number.e164(), "Waits", Map.of());
    }

    private UUID posted(String key) {
        as(() -> outbox.put(waiting(key)));
        return as(() -> outbox.ofRecord(record)).get(0).id();
    }

    /** What is to go out, but for what was put by the test itself. */
    private List<String> posted() {
        return as(() -> outbox.ofRecord(record)).stream()
                .map(entry -> entry.summary())
                .filter(summary -> !summary.equals("Waits"))
                .toList();
    }

    private List<String> timeline() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select body from crm.activity where kind = 'sms_in' order by id")
                        .query(String.class)
                        .list());
    }

    private void run(Runnable work) {
        Tenancy.run(tenant, Actor.system("test"), work);
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
