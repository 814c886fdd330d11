package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.Holiday;
import dev.baton.calendar.OpenHours;
import dev.baton.mail.OutgoingMail;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockEntry;
import dev.baton.ticket.ClockEvent;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.Priority;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.ticket.TicketDeadlines;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketWatch;
import dev.baton.ticket.Triage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is promised about a ticket: kept, broken, and changed under way. */
class TicketPromisesTest extends TicketProcessTest {
    @Autowired
    private CalendarService calendars;

    @Autowired
    private TicketDeadlines deadlines;

    @Autowired
    private PromiseService promised;

    @Autowired
    private TicketWatch watch;

    @Test
    void a_promise_in_danger_is_told_once_and_a_broken_one_raises_the_priority_and_calls_who_leads() {
        var id = received("Cannot sign in", "password");

        // 240 minutes of office hours from ten o'clock: 80 % at 13:12, all at 14:00.
        at("2026-11-02T12:13:00Z");
        assertThat(to("tina")).hasSize(1);
        at("2026-11-02T12:30:00Z");
        assertThat(to("tina")).as("nobody is told twice").hasSize(1);

        at("2026-11-02T13:01:00Z");
        assertThat(view(id).priority()).isEqualTo(Priority.URGENT);
        assertThat(to("lena")).hasSize(1);
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.BREACHED)
                .extracting(ClockEntry::kind)
                .containsExactly(ClockKind.FIRST);
    }

    @Test
    void a_solution_that_is_late_becomes_work_of_who_leads_support() {
        var id = received("Cannot sign in", "password");
        worked("wait-vendor", "nothing", null);
        told(() -> conversation.vendorAnswered(id, "Known", "theo"));

        // A high ticket is to be solved within four days of eight hours.
        at("2026-11-13T16:00:00Z");

        assertThat(task("Task_ManagerCare")).isNotNull();
        complete("Task_ManagerCare", Map.of("note", "Theo does it today"));
        assertThat(task("Task_ManagerCare")).isNull();
    }

    @Test
    void no_promise_is_broken_while_the_customer_has_to_answer_or_after_it_is_solved() {
        var id = received("Cannot sign in", "password");
        worked("wait-customer", "mail", "Which browser?");
        at("2026-11-03T16:00:00Z");
        customerWrites(id, "The red one");
        worked("resolved", "mail", "Use the blue one");
        at("2026-11-03T23:00:00Z");

        assertThat(journal(id)).noneMatch(entry -> entry.event() == ClockEvent.BREACHED);
        assertThat(view(id).clocks()).allMatch(clock -> clock.breachedAt() == null);
    }

    @Test
    void a_ticket_that_is_sorted_again_is_promised_again() {
        var id = received("A question", "How do I print?");
        assertThat(view(id).policy()).isEqualTo("low");

        told(() -> desk.sort(id, new Triage(Priority.URGENT, "support-l2", "outage", null), view(id).version()));

        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(clockOf(id, ClockKind.FIRST).target()).isEqualTo(Duration.ofMinutes(120));
        assertThat(journal(id)).anyMatch(entry -> entry.event() == ClockEvent.PROMISED);
        assertThat(passed(instance(id))).contains("Decision_PromiseAgain");
    }

    @Test
    void a_holiday_moves_the_deadlines_it_is_counted_by_and_says_so_before_and_after() {
        asTenant(() -> {
            var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                    .forEach(day -> week.put(day, OpenHours.parseAll("09:00-17:00")));
            calendars.create(new CalendarDefinition(
                    CalendarService.DEFAULT, "Office", ZoneId.of("Europe/Berlin"), "DE", week, List.of()));
            return true;
        });
        var id = received("A question", "How do I print?");
        var before = clockOf(id, ClockKind.FIRST).dueAt();
        var holiday = List.of(new Holiday("DE", LocalDate.parse("2026-11-03"), "Day of rest"));

        var preview = asTenant(() -> deadlines.preview(calendars.tried(holiday, List.of())));

        assertThat(preview).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        assertThat(clockOf(id, ClockKind.FIRST).dueAt()).as("nothing is kept").isEqualTo(before);

        told(() -> calendars.addHolidays(holiday));

        assertThat(clockOf(id, ClockKind.FIRST).dueAt())
                .isEqualTo(preview.get(0).after())
                .isEqualTo(before.plus(Duration.ofDays(1)));
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.MOVED)
                .hasSize(2);
    }

    @Test
    void a_changed_promise_moves_what_is_open_says_so_and_the_watch_follows() {
        var id = received("A question", "How do I print?");
        var policy = asTenant(() -> promised.list()).stream()
                .filter(one -> one.policy().equals(view(id).policy()))
                .findFirst()
                .orElseThrow();
        assertThat(policy.own()).isFalse();
        var wanted = hours(policy.holds(), 1, 1, 2);

        var preview = asTenant(() -> promised.preview(wanted));

        assertThat(preview).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        told(() -> promised.save(wanted, policy.version()));
        assertThat(clockOf(id, ClockKind.FIRST).dueAt())
                .isEqualTo(preview.get(0).after())
                .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(1)));
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.PROMISED)
                .extracting(ClockEntry::reason)
                .containsExactlyInAnyOrder(
                        "The promise low was changed from 16 h to 1 h, by test",
                        "The promise low was changed from 80 h to 2 h, by test");

        asTenant(() -> {
            watch.unwatched(10).forEach(journey::clocksChanged);
            return true;
        });
        afterAllJobs();
        at("2026-11-02T09:30:00Z");
        assertThat(asTenant(() -> watch.unwatched(10))).isEmpty();
        assertThat(asTenant(() -> watch.nextThreshold(id))).contains(Instant.parse("2026-11-02T09:48:00Z"));
    }

    @Test
    void a_promise_that_was_broken_and_made_longer_is_told_of_when_it_breaks_again() {
        var id = received("A question", "How do I print?");
        promised(id, 1, 100);
        at("2026-11-02T10:00:00Z");
        assertThat(escalations(id)).containsExactly("50 now", "80 now", "100 now");

        told(() -> desk.sort(id, new Triage(Priority.NORMAL, "support-l1", "question", null), view(id).version()));
        assertThat(clockOf(id, ClockKind.FIRST).breachedAt()).isNull();
        assertThat(escalations(id)).containsExactly("50 before", "80 before", "100 before");
        at("2026-11-03T10:00:00Z");

        assertThat(escalations(id))
                .containsExactly("50 before", "80 before", "100 before", "50 now", "80 now", "100 now");
    }

    @Test
    void of_several_rungs_that_lie_behind_only_the_highest_is_told_of() {
        var id = received("A question", "How do I print?");
        clock.moveTo(Instant.parse("2026-11-02T09:50:00Z"));
        var told = post.size();

        promised(id, 1, 100);

        assertThat(escalations(id)).containsExactlyInAnyOrder("50 now", "80 now");
        assertThat(actions(id)).containsExactlyInAnyOrder("50 none", "80 reassign");
        assertThat(post.stream().skip(told).map(OutgoingMail::subject)).allMatch(subject -> subject.contains("80"));
    }

    @Test
    void a_table_of_the_tenants_own_says_what_is_promised_to_who_asks_from_then_on() throws IOException {
        var own = repository
                .createDeployment()
                .tenantId(tenant.toString())
                .addString(
                        "sla_policy.dmn",
                        table().replace("<text>4800</text>", "<text>600</text>")
                                .replace("<text>960</text>", "<text>240</text>"))
                .deploy();
        try {
            var id = received("A question", "How do I print?");

            assertThat(clockOf(id, ClockKind.FIRST).target()).isEqualTo(Duration.ofHours(4));
            assertThat(asTenant(() -> promised.get("low")).holds().resolution()).isEqualTo(Duration.ofHours(10));
        } finally {
            repository.deleteDeployment(own.getId(), true);
        }
    }

    /** Its policy promises that from now on, in hours; who watches it looks again. */
    private void promised(TicketId id, int first, int resolution) {
        var policy = asTenant(() -> promised.get(view(id).policy()));
        told(() -> promised.save(hours(policy.holds(), first, first, resolution), policy.version()));
        told(() -> watch.unwatched(10).forEach(journey::clocksChanged));
    }

    private List<String> escalations(TicketId id) {
        return escalations(id, "percent || case when withdrawn_at is null then ' now' else ' before' end");
    }

    private List<String> actions(TicketId id) {
        return escalations(id, "percent || ' ' || action");
    }

    private List<String> escalations(TicketId id, String what) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select " + what
                                + " from crm.ticket_escalation e join crm.sla_clock c on c.id = e.clock_id"
                                + " where e.ticket_id = ? and c.kind = 'first' order by e.at, percent")
                        .param(id.value())
                        .query(String.class)
                        .list());
    }

    private static String table() throws IOException {
        try (var file = TicketLifecycleTest.class.getResourceAsStream("/processes/ticket-lifecycle/sla_policy.dmn")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Promise hours(Promise promise, int first, int next, int resolution) {
        return new Promise(
                promise.policy(),
                Duration.ofHours(first),
                Duration.ofHours(next),
                Duration.ofHours(resolution),
                promise.calendar(),
                promise.pausesForCustomer(),
                promise.pausesForVendor(),
                promise.escalationSet());
    }

    private ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<ClockEntry> journal(TicketId id) {
        return asTenant(() -> sight.journal(id, signedIn("tina", "support-l1")));
    }
}
