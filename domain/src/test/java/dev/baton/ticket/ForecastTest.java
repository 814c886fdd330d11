package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.UuidV7;
import dev.baton.sla.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a ticket will probably be solved. Ten o'clock in Berlin, where they work from nine to seventeen. */
class ForecastTest extends TicketTest {
    private static final int QUARTER = 15 * 60;

    @Autowired
    private TicketLists lists;

    @Test
    void it_is_forecast_from_what_those_took_that_took_longer_from_the_same_step() {
        solved("level-1", "high", 40, QUARTER);
        var id = ticket(Priority.HIGH);

        assertThat(expected(id))
                .as("the 34th of 40 took 8:30 h; an hour and a half of it on Tuesday")
                .isEqualTo("2026-03-03T09:30:00Z");

        clock.pass(Duration.ofHours(2));
        assertThat(expected(id))
                .as("32 took longer than 2 h, the 28th of them 9 h: 7 are left")
                .isEqualTo("2026-03-03T10:00:00Z");

        clock.pass(Duration.ofHours(3));
        assertThat(expected(id))
                .as("20 took longer than 5 h, the 17th of them 9:15 h: 4:15 h are left")
                .isEqualTo("2026-03-03T10:15:00Z");

        clock.pass(Duration.ofMinutes(15));
        assertThat(expected(id)).as("19 are too few").isNull();
    }

    @Test
    void other_policies_help_out_where_the_own_has_too_few_and_other_steps_and_old_ones_never_do() {
        var id = ticket(Priority.HIGH);
        solved("level-2", "high", 40, QUARTER);
        solved("waiting_vendor", "high", 40, QUARTER);
        assertThat(expected(id)).as("nobody was solved from here").isNull();

        solved("level-1", "low", 40, 2 * QUARTER, clock.instant().minus(Duration.ofDays(200)));
        assertThat(expected(id)).as("half a year ago it was another desk").isNull();

        solved("level-1", "low", 40, QUARTER);
        assertThat(expected(id)).isEqualTo("2026-03-03T09:30:00Z");

        solved("level-1", "high", 20, QUARTER);
        assertThat(expected(id)).as("the 17th of 20 of its own took 4:15 h").isEqualTo("2026-03-02T13:15:00Z");
    }

    @Test
    void who_will_probably_be_late_is_at_risk_before_it_is() {
        var id = ticket(Priority.HIGH);
        solved("level-1", "high", 40, QUARTER);
        assertThat(row(id).isAtRisk()).as("tomorrow is before Wednesday").isFalse();

        solved("level-1", "high", 400, 4 * QUARTER);

        assertThat(row(id).isAtRisk()).isTrue();
        assertThat(row(id).breached()).isFalse();
    }

    @Test
    void a_road_is_remembered_in_working_time_from_each_step_on() {
        var id = ticket(Priority.HIGH);
        clock.pass(Duration.ofHours(1));
        run(() -> {
            var ticket = tickets.lock(id);
            ticket.waits(true, clock.instant());
            promises.paused(ticket, PauseReason.CUSTOMER);
        });
        clock.pass(Duration.ofDays(1));
        run(() -> {
            var ticket = tickets.lock(id);
            ticket.workedOnAgain();
            promises.resumed(ticket, "Work goes on");
            ticket.passUp("support-l2");
            promises.stepped(ticket);
        });
        clock.pass(Duration.ofMinutes(90));
        run(() -> {
            var ticket = tickets.lock(id);
            ticket.resolve(ResolvedBy.AGENT, null, false, clock.instant());
            promises.resolved(ticket);
        });

        assertThat(left(id, "level-1")).isEqualTo(Duration.ofMinutes(150));
        assertThat(left(id, "waiting_customer"))
                .as("the day of waiting counts for nothing")
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(left(id, "level-2")).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void nothing_is_forecast_while_the_clock_stands() {
        var id = ticket(Priority.HIGH);
        solved("waiting_customer", "high", 40, QUARTER);
        run(() -> {
            var ticket = tickets.lock(id);
            ticket.waits(true, clock.instant());
            promises.paused(ticket, PauseReason.CUSTOMER);
        });

        assertThat(expected(id)).isNull();
        assertThat(row(id).isAtRisk()).isFalse();
    }

    @Test
    void a_long_list_takes_as_many_statements_as_a_short_one() {
        solved("level-1", "high", 40, QUARTER);
        ticket(Priority.HIGH);
        ticket(Priority.LOW);
        var few = statements.during(() -> page());
        for (var at = 0; at < 15; at++) {
            ticket(at % 2 == 0 ? Priority.HIGH : Priority.LOW);
        }

        assertThat(statements.during(() -> page())).isEqualTo(few).isLessThan(10);
        assertThat(page().rows())
                .hasSize(57)
                .filteredOn(row -> row.expectedAt() != null)
                .hasSize(17);
    }

    private @Nullable Instant expected(TicketId id) {
        return row(id).expectedAt();
    }

    private TicketRow row(TicketId id) {
        return page().rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @CanIgnoreReturnValue
    private TicketList page() {
        var ada = new SignedIn("ada", "Ada", UUID.randomUUID(), Set.of(Role.SUPPORT), Set.of(), false);
        return tx(() -> lists.page(new TicketFilter(null, TicketFilter.View.ALL, null, null), null, 500, ada));
    }

    private @Nullable Duration left(TicketId id, String step) {
        return tx(() ->
                Duration.ofSeconds(jdbc.sql("select left_seconds from crm.ticket_step where ticket_id = ? and step = ?")
                        .params(id.value(), step)
                        .query(Long.class)
                        .single()));
    }

    private void solved(String step, String policy, int count, int seconds) {
        solved(step, policy, count, seconds, clock.instant().minus(Duration.ofDays(1)));
    }

    /** So many that were solved then; the first took so many seconds from the step, each as many more than the last. */
    private void solved(String step, String policy, int count, int seconds, Instant at) {
        run(() -> {
            for (var one = 1; one <= count; one++) {
                var ticket = UuidV7.next();
                jdbc.sql("""
                                insert into crm.ticket (id, number, subject, channel, status, received_at, last_customer_at)
                                values (:ticket, :number, 'Past', 'portal', 'closed', :at, :at)
                                """)
                        .param("ticket", ticket)
                        .param("number", nextNumber())
                        .param("at", PromiseRows.utc(at))
                        .update();
                jdbc.sql("""
                                insert into crm.ticket_step (id, ticket_id, cycle, step, policy, entered_at, worked_seconds,
                                                             left_seconds, solved_at)
                                values (:id, :ticket, 1, :step, :policy, :at, 0, :left, :at)
                                """)
                        .param("id", UuidV7.next())
                        .param("ticket", ticket)
                        .param("step", step)
                        .param("policy", policy)
                        .param("at", PromiseRows.utc(at))
                        .param("left", one * seconds)
                        .update();
            }
        });
    }
}
