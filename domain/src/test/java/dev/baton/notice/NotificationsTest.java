package dev.baton.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.calendar.CalendarService;
import dev.baton.consent.ConsentService;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.people.Absences;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.shared.Wording;
import dev.baton.sms.OptOuts;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.QuietHours;
import dev.baton.sms.TextMessages;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told of what, how, when, and once. */
@DomainTest
@Import(NotificationsTest.Modules.class)
@TestPropertySource(properties = "baton.public-url=https://crm.example.com")
class NotificationsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 10:00 in Berlin. */
    private static final Instant MORNING = Instant.parse("2026-10-06T08:00:00Z");

    private static final PhoneNumber NUMBER = Objects.requireNonNull(PhoneNumber.read("+4915112345678", null));

    /** No stereotype: the scans of other tests would find its clock. */
    @ComponentScan(basePackageClasses = {Notifications.class, People.class, CalendarService.class, Outbox.class})
    @Import({OptOuts.class, ConsentService.class})
    static class Modules {
        @Bean
        @Primary
        Hands clock() {
            return new Hands();
        }

        /** Puts letters as the connector does. */
        @Bean
        Mailer mailer(Outbox outbox) {
            return (key, instance, activity, mail) -> outbox.put(message(Channel.EMAIL, key, mail));
        }

        private static OutboundMessage message(Channel channel, SendKey key, OutgoingMail mail) {
            return new OutboundMessage(
                    channel, key, mail.record(), null, null, mail.to(), mail.subject(), Map.of("text", mail.text()));
        }

        @Bean
        TextMessages texts(Outbox outbox) {
            return new TextMessages() {
                @Override
                public boolean post(
                        SendKey key, @Nullable String instance, @Nullable String activity, OutgoingText text) {
                    return outbox.put(new OutboundMessage(
                            Channel.SMS,
                            key,
                            text.record(),
                            instance,
                            activity,
                            text.to().e164(),
                            text.text(),
                            Map.of("occasion", text.occasion().name())));
                }

                @Override
                public String sender() {
                    return "+4930123";
                }
            };
        }
    }

    /** A clock whose hands are moved. */
    static class Hands extends Clock {
        private Instant now = MORNING;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** What waits in the outbox. */
    private record Waiting(String channel, String recipient, String summary, Instant next, String payload) {}

    private final Notifications notifications;
    private final NoticeSettings settings;
    private final Digests digests;
    private final People people;
    private final Absences absences;
    private final Hands clock;
    private final TestDatabase database;
    private final TenantId tenant;
    private final RecordRef ticket = new RecordRef(RecordType.TICKET, UuidV7.next());
    private final Person anna;

    NotificationsTest(
            @Autowired Notifications notifications,
            @Autowired NoticeSettings settings,
            @Autowired Digests digests,
            @Autowired People people,
            @Autowired Absences absences,
            @Autowired Hands clock,
            @Autowired TestDatabase database) {
        this.notifications = notifications;
        this.settings = settings;
        this.digests = digests;
        this.people = people;
        this.absences = absences;
        this.clock = clock;
        this.database = database;
        this.tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
        this.anna = person("anna");
    }

    @BeforeEach
    void begin() {
        clock.now = MORNING;
        database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "insert into crm.ticket (id, number, subject, channel, status, received_at, last_customer_at)"
                                        + " values (?, 7, 'It smokes', 'email', 'open', now(), now())")
                        .param(ticket.id())
                        .update());
    }

    private Person person(String login) {
        return as(() -> people.byId(people.provision(
                        new NewPerson(login, login, login + "@acme.test", BERLIN, 20, Set.of("support-l1"))))
                .orElseThrow());
    }

    @CanIgnoreReturnValue
    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }

    @CanIgnoreReturnValue
    private boolean tell(String occasion, NoticeKind kind, boolean pressing) {
        return as(() -> notifications.tell(
                anna,
                new Occasion(SendKey.of(occasion), kind, ticket, Map.of("percent", "80"), pressing),
                new NoticeLetter("About the ticket", "Please look", null, null)));
    }

    private void prefer(Map<NoticeKind, Way> ways, @Nullable QuietHours quiet, boolean pressing, LocalTime digestAt) {
        as(() -> {
            var version = settings.of(anna.id()).version();
            settings.save(anna.id(), new NoticePreferences(ways, NUMBER, quiet, pressing, digestAt, version));
            return true;
        });
    }

    private List<Waiting> waiting() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select channel, recipient, summary, next_attempt_at, payload::text as payload"
                                + " from crm.outbox order by id")
                        .query((row, n) -> new Waiting(
                                row.getString("channel"),
                                row.getString("recipient"),
                                row.getString("summary"),
                                row.getTimestamp("next_attempt_at").toInstant(),
                                row.getString("payload")))
                        .list());
    }

    @Test
    void an_occasion_is_told_once_here_and_by_mail_as_long_as_nobody_says_otherwise() {
        assertThat(tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false)).isTrue();
        assertThat(tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false)).isFalse();

        assertThat(waiting())
                .extracting(Waiting::channel, Waiting::recipient)
                .containsExactly(tuple("email", "anna@acme.test"));
        var told = as(() -> notifications.page(anna.id(), null)).notices();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).title()).isEqualTo("#7 It smokes");
        assertThat(told.get(0).facts()).containsEntry("percent", "80");
        assertThat(told.get(0).read()).isFalse();
    }

    @Test
    void what_is_read_is_no_longer_counted_and_nobody_reads_for_others() {
        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
        tell("wrote:2", NoticeKind.CUSTOMER_WROTE, false);
        var lena = person("lena");
        var first =
                as(() -> notifications.page(anna.id(), null)).notices().get(0).id();

        assertThat(as(() -> notifications.read(lena.id(), first))).isFalse();
        assertThat(as(() -> notifications.unread(anna.id()))).isEqualTo(2);
        assertThat(as(() -> notifications.read(anna.id(), first))).isTrue();
        assertThat(as(() -> notifications.unread(anna.id()))).isEqualTo(1);
        assertThat(as(() -> notifications.readAll(anna.id()))).isEqualTo(1);
        assertThat(as(() -> notifications.unread(anna.id()))).isZero();
        assertThat(as(() -> notifications.page(lena.id(), null)).notices()).isEmpty();
    }

    @Test
    void each_kind_goes_the_way_that_was_chosen_for_it() {
        prefer(
                Map.of(NoticeKind.CUSTOMER_WROTE, Way.SMS, NoticeKind.PROMISE_IN_DANGER, Way.NONE),
                null,
                false,
                NoticePreferences.MORNING);

        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
        tell("danger:1", NoticeKind.PROMISE_IN_DANGER, false);
        tell("broken:1", NoticeKind.PROMISE_BROKEN, true);

        assertThat(waiting())
                .extracting(Waiting::channel, Waiting::recipient)
                .containsExactly(tuple("sms", "+4915112345678"), tuple("email", "anna@acme.test"));
        assertThat(as(() -> notifications.unread(anna.id()))).isEqualTo(3);
    }

    @Test
    void in_quiet_hours_letters_wait_for_their_end_by_the_persons_own_clock_but_for_what_presses() {
        prefer(Map.of(), new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0)), true, NoticePreferences.MORNING);

        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
        tell("broken:1", NoticeKind.PROMISE_BROKEN, true);

        assertThat(waiting().get(0).next()).isEqualTo(Instant.parse("2026-10-06T10:00:00Z"));
        assertThat(waiting().get(1).next()).isNotEqualTo(Instant.parse("2026-10-06T10:00:00Z"));
    }

    @Test
    void what_presses_waits_too_for_who_did_not_ask_for_it() {
        prefer(Map.of(), new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0)), false, NoticePreferences.MORNING);

        tell("broken:1", NoticeKind.PROMISE_BROKEN, true);

        assertThat(waiting().get(0).next()).isEqualTo(Instant.parse("2026-10-06T10:00:00Z"));
    }

    @Test
    void who_is_on_leave_is_sent_nothing_and_finds_it_when_they_are_back() {
        as(() -> absences.add("anna", LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 9), "leave"));

        assertThat(tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false)).isTrue();

        assertThat(waiting()).isEmpty();
        assertThat(as(() -> notifications.unread(anna.id()))).isEqualTo(1);
    }

    @Test
    void the_digest_is_one_letter_a_day_of_what_is_unread_and_of_nothing_there_is_none() {
        prefer(Map.of(NoticeKind.CUSTOMER_WROTE, Way.DIGEST), null, false, LocalTime.of(11, 0));
        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
        tell("wrote:2", NoticeKind.CUSTOMER_WROTE, false);
        as(() -> notifications.read(
                anna.id(), notifications.page(anna.id(), null).notices().get(0).id()));

        assertThat(as(digests::due)).isEmpty();
        clock.now = Instant.parse("2026-10-06T09:00:00Z");
        assertThat(as(digests::due)).containsExactly(anna.id());
        assertThat(as(() -> digests.make(anna.id()))).isTrue();
        assertThat(as(() -> digests.make(anna.id()))).isFalse();
        assertThat(as(digests::due)).isEmpty();

        assertThat(waiting()).hasSize(1);
        assertThat(waiting().get(0).summary()).isEqualTo("Baton: 1 unread");
        assertThat(waiting().get(0).payload()).contains("#7 It smokes");

        tell("wrote:3", NoticeKind.CUSTOMER_WROTE, false);
        assertThat(as(() -> digests.make(anna.id()))).isFalse();
        clock.now = Instant.parse("2026-10-07T09:00:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isTrue();
        clock.now = Instant.parse("2026-10-08T09:00:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isFalse();
        assertThat(as(digests::due)).isEmpty();
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void a_digest_of_very_many_says_how_many_more_there_are_and_where() {
        prefer(Map.of(NoticeKind.CUSTOMER_WROTE, Way.DIGEST), null, false, LocalTime.of(11, 0));
        IntStream.rangeClosed(1, 1_334).forEach(each -> tell("wrote:" + each, NoticeKind.CUSTOMER_WROTE, false));
        clock.now = Instant.parse("2026-10-06T09:00:00Z");

        assertThat(as(() -> digests.make(anna.id()))).isTrue();

        assertThat(waiting().get(0).summary()).isEqualTo("Baton: 1334 unread");
        assertThat(waiting().get(0).payload())
                .contains("and 1,234 more: https://crm.example.com/notifications")
                .matches(text -> text.split("#7 It smokes", -1).length == 101);
    }

    @Test
    void a_digest_of_as_many_as_it_has_lines_says_nothing_of_more() {
        prefer(Map.of(NoticeKind.CUSTOMER_WROTE, Way.DIGEST), null, false, LocalTime.of(11, 0));
        IntStream.rangeClosed(1, 100).forEach(each -> tell("wrote:" + each, NoticeKind.CUSTOMER_WROTE, false));
        clock.now = Instant.parse("2026-10-06T09:00:00Z");

        assertThat(as(() -> digests.make(anna.id()))).isTrue();

        assertThat(waiting().get(0).payload()).contains("#7 It smokes").doesNotContain("more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | digest.more      | 1 | and one more: x",
                "de | digest.more      | 1 | und eine weitere: x",
                "de | digest.more      | 7 | und 7 weitere: x",
                "en | digest.more.here | 7 | and 7 more, all under Notifications in Baton",
                "de | digest.more.here | 7 | und 7 weitere, alle in Baton unter Benachrichtigungen",
            })
    void how_many_more_there_are_is_said_in_the_readers_language(String language, String key, int count, String words) {
        assertThat(new Wording("dev.baton.notice.letters").text(language, key, count, "x"))
                .isEqualTo(words);
    }

    @Test
    void on_the_days_the_clock_is_changed_there_is_one_digest_too() {
        prefer(Map.of(NoticeKind.CUSTOMER_WROTE, Way.DIGEST), null, false, LocalTime.of(2, 30));
        // 25 October 2026: 02:30 comes twice in Berlin, at 00:30 and 01:30 UTC.
        clock.now = Instant.parse("2026-10-25T00:29:00Z");
        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
        assertThat(as(() -> digests.make(anna.id()))).isFalse();
        clock.now = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isTrue();
        tell("wrote:2", NoticeKind.CUSTOMER_WROTE, false);
        clock.now = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isFalse();

        // 28 March 2027: there is no 02:30 in Berlin, 03:30 stands for it.
        clock.now = Instant.parse("2027-03-28T01:29:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isFalse();
        clock.now = Instant.parse("2027-03-28T01:30:00Z");
        assertThat(as(() -> digests.make(anna.id()))).isTrue();
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void texts_need_a_number_and_two_tabs_do_not_overwrite_each_other() {
        assertThatThrownBy(() -> as(() -> {
                    settings.save(
                            anna.id(),
                            new NoticePreferences(
                                    Map.of(NoticeKind.PROMISE_BROKEN, Way.SMS),
                                    null,
                                    null,
                                    false,
                                    NoticePreferences.MORNING,
                                    0));
                    return true;
                }))
                .isInstanceOf(Invalid.class);

        prefer(Map.of(), null, false, NoticePreferences.MORNING);
        assertThat(as(() -> settings.of(anna.id())).version()).isEqualTo(1);
        assertThatThrownBy(() -> as(() -> {
                    settings.save(anna.id(), NoticePreferences.USUAL);
                    return true;
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void what_happened_in_a_transaction_that_failed_was_told_to_nobody() {
        assertThatThrownBy(() -> as(() -> {
                    var transaction = new TransactionTemplate(manager);
                    return transaction.execute(status -> {
                        tell("wrote:1", NoticeKind.CUSTOMER_WROTE, false);
                        throw new IllegalStateException("Something went wrong");
                    });
                }))
                .hasMessage("Something went wrong");

        assertThat(waiting()).isEmpty();
        assertThat(as(() -> notifications.unread(anna.id()))).isZero();
    }

    @Autowired
    private PlatformTransactionManager manager;
}
