package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.OpenHours;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

class PromiseServiceTest extends TicketTest {
    private static final Promise TIGHTER = WrittenTable.promise("high", 2, 1, 6);

    @Autowired
    private PromiseService service;

    @Autowired
    private CalendarService calendars;

    @Test
    void what_the_tenant_says_goes_before_the_table_until_the_table_is_to_hold_again() {
        assertThat(tx(service::list)).extracting(PolicyPromise::policy).containsExactly("high", "low");

        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));

        var high = tx(() -> service.get("high"));
        assertThat(high).isEqualTo(new PolicyPromise(TIGHTER, WrittenTable.HIGH, true, 0));
        table.deploy(WrittenTable.LOW);
        assertThat(tx(() -> service.get("high")).byTable())
                .as("no rule chooses it")
                .isNull();
        assertThatThrownBy(() -> run(() -> service.reset("high", 0))).isInstanceOf(NotFound.class);
        table.deploy(WrittenTable.HIGH);
        run(() -> service.reset("high", 0));
        assertThat(tx(() -> service.get("high")))
                .isEqualTo(new PolicyPromise(WrittenTable.HIGH, WrittenTable.HIGH, false, PolicyPromise.UNWRITTEN));
    }

    @Test
    void a_change_moves_what_is_open_as_it_was_shown_before_and_says_so_in_the_journal() {
        var high = ticket(Priority.HIGH);
        var low = ticket(Priority.LOW);
        var lowDue = clockOf(low, ClockKind.RESOLUTION).clock().dueAt();
        clock.pass(Duration.ofHours(1));

        var shown = tx(() -> service.preview(TIGHTER));

        assertThat(shown).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        assertThat(shown).extracting(MovedDeadline::broken).containsExactly(false, false);
        assertThat(clockOf(high, ClockKind.FIRST).clock().dueAt())
                .as("nothing is kept yet")
                .isEqualTo(shown.get(0).before());
        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));

        assertThat(clockOf(high, ClockKind.FIRST).clock().dueAt())
                .isEqualTo(shown.get(0).after())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(clockOf(high, ClockKind.RESOLUTION).clock().dueAt())
                .isEqualTo(shown.get(1).after())
                .isEqualTo(clock.instant().plus(Duration.ofHours(5)));
        assertThat(clockOf(low, ClockKind.RESOLUTION).clock().dueAt()).isEqualTo(lowDue);
        assertThat(tx(() -> promises.journal(high)))
                .filteredOn(line -> line.event() == ClockEvent.PROMISED)
                .extracting(ClockEntry::reason, ClockEntry::actor)
                .containsExactlyInAnyOrder(
                        tuple("The promise high was changed from 4 h to 2 h, by ada", "person:ada"),
                        tuple("The promise high was changed from 16 h to 6 h, by ada", "person:ada"));
        assertThat(tx(() -> tickets.get(high).next())).isEqualTo(Duration.ofHours(1));
        assertThat(column(high, "next_due_at = (select min(due_at) from crm.sla_clock where ticket_id = t.id)"))
                .isTrue();
        assertThat(column(high, "sla_version > watched_version")).isTrue();
    }

    @Test
    void a_new_version_of_the_table_moves_open_tickets_once_somebody_has_seen_which() {
        var high = ticket(Priority.HIGH);
        ticket(Priority.LOW);
        assertThat(tx(service::behind)).isEmpty();
        var due = clockOf(high, ClockKind.FIRST).clock().dueAt();

        table.deploy(TIGHTER, WrittenTable.LOW);

        assertThat(tx(service::behind)).containsExactly(Map.entry("high", 1));
        var shown = tx(() -> service.previewRepromise("high"));
        assertThat(shown).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        assertThat(clockOf(high, ClockKind.FIRST).clock().dueAt())
                .as("nothing is kept yet")
                .isEqualTo(due);
        run(() -> service.repromise("high"));

        assertThat(clockOf(high, ClockKind.FIRST).clock().dueAt())
                .isEqualTo(shown.get(0).after())
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        assertThat(tx(() -> promises.journal(high)))
                .filteredOn(line -> line.event() == ClockEvent.PROMISED)
                .extracting(ClockEntry::reason)
                .containsExactlyInAnyOrder(
                        "The promise high was changed from 4 h to 2 h, by ada",
                        "The promise high was changed from 16 h to 6 h, by ada");
        assertThat(tx(() -> tickets.get(high).next())).isEqualTo(Duration.ofHours(1));
        assertThat(tx(service::behind)).isEmpty();
    }

    @Test
    void tickets_that_are_over_or_late_are_not_behind() {
        var solved = ticket(Priority.HIGH);
        var late = ticket(Priority.HIGH);
        run(() -> promises.answered(tickets.lock(solved)));
        run(() -> promises.resolved(tickets.lock(solved)));
        run(() -> promises.answered(tickets.lock(late)));
        clock.pass(Duration.ofDays(30));

        table.deploy(
                new Promise(
                        "high",
                        Duration.ofHours(2),
                        WrittenTable.HIGH.next(),
                        Duration.ofHours(6),
                        "default",
                        true,
                        false,
                        "standard"),
                WrittenTable.LOW);

        assertThat(tx(service::behind)).isEmpty();
        assertThat(tx(() -> service.previewRepromise("high"))).isEmpty();
    }

    @Test
    void how_a_clock_stands_is_promised_anew_too() {
        var high = ticket(Priority.HIGH);
        table.deploy(
                new Promise(
                        "high",
                        WrittenTable.HIGH.first(),
                        WrittenTable.HIGH.next(),
                        WrittenTable.HIGH.resolution(),
                        "default",
                        false,
                        false,
                        "strict"),
                WrittenTable.LOW);

        assertThat(tx(service::behind)).containsExactly(Map.entry("high", 1));
        assertThat(tx(() -> service.previewRepromise("high"))).isEmpty();
        run(() -> service.repromise("high"));

        assertThat(column(high, "not pauses_for_customer and escalation_set = 'strict'"))
                .isTrue();
        assertThat(tx(service::behind)).isEmpty();
    }

    @Test
    void rules_that_differ_about_a_policy_promise_no_one_thing_until_the_tenant_says_which() {
        ticket(Priority.HIGH);
        table.deploy(TIGHTER, WrittenTable.HIGH, WrittenTable.LOW);

        assertThat(tx(service::behind)).isEmpty();
        assertThatThrownBy(() -> tx(() -> service.previewRepromise("high"))).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> run(() -> service.repromise("high"))).isInstanceOf(Rejected.class);

        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));
        ticket(Priority.HIGH);
        assertThat(tx(service::behind)).isEmpty();
        assertThat(tx(() -> service.previewRepromise("high"))).isEmpty();
    }

    @Test
    void who_used_up_more_than_is_promised_then_is_late_at_once() {
        var id = ticket(Priority.HIGH);
        clock.pass(Duration.ofHours(3));

        assertThat(tx(() -> service.preview(TIGHTER)))
                .filteredOn(MovedDeadline::broken)
                .extracting(MovedDeadline::clock)
                .containsExactly(ClockKind.FIRST);
        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));

        assertThat(clockOf(id, ClockKind.FIRST).clock().breachedAt()).isEqualTo(clock.instant());
        assertThat(broken.told).containsExactly(new TicketEvents.PromiseBroken(id, ClockKind.FIRST, 1));
        assertThat(tx(() -> promises.journal(id))).extracting(ClockEntry::event).containsOnlyOnce(ClockEvent.BREACHED);
    }

    @Test
    void what_was_kept_or_broken_before_stays_as_it_is() {
        var solved = ticket(Priority.HIGH);
        var late = ticket(Priority.HIGH);
        run(() -> promises.resolved(tickets.lock(solved)));
        clock.pass(Duration.ofHours(5));
        var solution = clockOf(solved, ClockKind.RESOLUTION);
        var answer = clockOf(late, ClockKind.FIRST);

        run(() -> service.save(WrittenTable.promise("high", 8, 8, 40), PolicyPromise.UNWRITTEN));

        assertThat(clockOf(solved, ClockKind.RESOLUTION)).isEqualTo(solution);
        assertThat(clockOf(late, ClockKind.FIRST)).isEqualTo(answer);
        assertThat(clockOf(late, ClockKind.RESOLUTION).clock().target()).isEqualTo(Duration.ofHours(40));
    }

    @Test
    void a_clock_that_stands_goes_on_standing_and_has_another_target() {
        var id = ticket(Priority.HIGH);
        run(() -> promises.paused(tickets.lock(id), PauseReason.CUSTOMER));

        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));

        var clockThatStands = clockOf(id, ClockKind.RESOLUTION).clock();
        assertThat(clockThatStands.isRunning()).isFalse();
        assertThat(clockThatStands.pausedFor()).isEqualTo(PauseReason.CUSTOMER);
        assertThat(clockThatStands.target()).isEqualTo(Duration.ofHours(6));
        assertThat(tx(() -> promises.journal(id)))
                .filteredOn(line -> line.event() == ClockEvent.PROMISED)
                .hasSize(2);
    }

    @Test
    void somebody_who_was_faster_wins_and_nothing_moves() {
        var id = ticket(Priority.HIGH);
        run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN));
        var due = clockOf(id, ClockKind.FIRST).clock().dueAt();
        var wanted = WrittenTable.promise("high", 1, 1, 1);

        assertThatThrownBy(() -> run(() -> service.save(wanted, PolicyPromise.UNWRITTEN)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> run(() -> service.save(wanted, 7)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> run(() -> service.reset("high", 7)))
                .isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(clockOf(id, ClockKind.FIRST).clock().dueAt()).isEqualTo(due);
        run(() -> service.save(wanted, 0));
        assertThat(tx(() -> service.get("high")).version()).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_is_named() {
        run(() -> calendars.create(new CalendarDefinition(
                "rare",
                "Rare",
                ZoneId.of("Europe/Berlin"),
                null,
                Map.of(DayOfWeek.MONDAY, OpenHours.parseAll("09:00-09:01")),
                List.of())));

        assertThat(problems(new Promise(
                        "high", Duration.ZERO, Duration.ofDays(400), Duration.ofHours(1), "gone", true, true, "wild")))
                .containsExactly("first", "next", "calendar", "escalationSet");
        assertThat(problems(WrittenTable.promise("high", 4, 4, 3))).containsExactly("resolution");
        assertThat(problems(new Promise(
                        "high",
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        "rare",
                        true,
                        true,
                        "standard")))
                .as("an hour of it takes sixty weeks, which is allowed")
                .isEmpty();
        assertThatThrownBy(() -> tx(() -> service.preview(WrittenTable.promise("none", 1, 1, 1))))
                .isInstanceOf(NotFound.class);
    }

    private List<String> problems(Promise promise) {
        try {
            run(() -> service.save(promise, PolicyPromise.UNWRITTEN));
            return List.of();
        } catch (Invalid invalid) {
            return invalid.problems().stream().map(FieldProblem::field).toList();
        }
    }

    @Test
    void a_calendar_and_a_promise_move_many_clocks_in_as_many_statements_as_few() {
        ticket(Priority.HIGH);
        run(() -> calendars.create(until(18)));
        var fewByCalendar = statements.during(() -> run(() -> calendars.replace(until(19), 0)));
        var fewByPromise = statements.during(() -> run(() -> service.save(TIGHTER, PolicyPromise.UNWRITTEN)));
        for (var at = 0; at < 40; at++) {
            ticket(Priority.HIGH);
        }

        var manyByCalendar = statements.during(() -> run(() -> calendars.replace(until(20), 1)));
        var manyByPromise = statements.during(() -> run(() -> service.save(WrittenTable.promise("high", 3, 3, 9), 0)));

        assertThat(manyByCalendar).isEqualTo(fewByCalendar).isLessThan(40);
        assertThat(manyByPromise).isEqualTo(fewByPromise).isLessThan(40);
        assertThat(tx(() -> jdbc.sql("select count(*) from crm.sla_clock_event where event = 'promised'")
                        .query(Integer.class)
                        .single()))
                .isEqualTo(2 + 82);
    }

    @Test
    void a_calendar_that_is_gone_keeps_nobody_from_going_on() {
        var id = ticket(Priority.HIGH);
        run(() -> jdbc.sql("update crm.sla_clock set calendar = 'gone'").update());

        run(() -> promises.paused(tickets.lock(id), PauseReason.CUSTOMER));

        assertThat(clockOf(id, ClockKind.RESOLUTION).clock().pausedFor()).isEqualTo(PauseReason.CUSTOMER);
        var kept = clockOf(id, ClockKind.FIRST);
        assertThat(tx(() -> promises.reaches(kept, 50))).isNotEmpty();
    }

    @Test
    void who_counts_by_a_calendar_that_is_gone_counts_by_the_usual_one_and_moves_with_it() {
        var id = ticket(Priority.HIGH);
        run(() -> jdbc.sql("update crm.sla_clock set calendar = 'gone'").update());
        run(() -> calendars.create(until(11)));

        assertThat(clockOf(id, ClockKind.FIRST).clock().dueAt()).isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
    }

    /** It opens at nine in Berlin, an hour before the tests begin. */
    private static CalendarDefinition until(int hour) {
        var hours = OpenHours.parseAll("09:00-" + hour + ":00");
        return new CalendarDefinition(
                CalendarService.DEFAULT,
                "Office",
                ZoneId.of("Europe/Berlin"),
                null,
                Map.of(
                        DayOfWeek.MONDAY, hours,
                        DayOfWeek.TUESDAY, hours,
                        DayOfWeek.WEDNESDAY, hours,
                        DayOfWeek.THURSDAY, hours,
                        DayOfWeek.FRIDAY, hours),
                List.of());
    }

    private boolean column(TicketId id, String condition) {
        return tx(() -> jdbc.sql("select " + condition + " from crm.ticket t where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single());
    }
}
