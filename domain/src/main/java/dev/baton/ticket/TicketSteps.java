package dev.baton.ticket;

import dev.baton.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The steps of tickets' roads, and how much working time those that were solved took from each: what is known about the
 * path that is left.
 */
@Component
class TicketSteps {
    /** So many solved ones make a forecast. */
    static final int ENOUGH = 20;

    /** Older ones say nothing about how we work today. */
    private static final Period REMEMBERED = Period.ofDays(180);

    private static final int MOST = 500;

    /** The step it is at, as SQL says it of a ticket {@code t}: whom it waits for, else the level that works on it. */
    static final String STEP_OF_T = "case when t.status in ('new', 'open') then 'level-' || t.level else t.status end";

    private final JdbcClient jdbc;

    TicketSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String stepOf(Ticket ticket) {
        return switch (ticket.status()) {
            case NEW, OPEN -> "level-" + ticket.level();
            case WAITING_CUSTOMER, WAITING_VENDOR, RESOLVED, CLOSED, MERGED, ERASED ->
                ticket.status().key();
        };
    }

    /** It has come to a step; that it was there before is remembered. */
    void entered(Ticket ticket, String policy, Duration worked, Instant at) {
        jdbc.sql("""
                        insert into crm.ticket_step (id, ticket_id, cycle, step, policy, entered_at, worked_seconds)
                        values (:id, :ticket, :cycle, :step, :policy, :at, :worked)
                        on conflict (ticket_id, cycle, step) do nothing
                        """)
                .param("id", UuidV7.next())
                .param("ticket", ticket.id().value())
                .param("cycle", ticket.cycle())
                .param("step", stepOf(ticket))
                .param("policy", policy)
                .param("at", PromiseRows.utc(at))
                .param("worked", worked.toSeconds())
                .update();
    }

    /** It is solved; what it took from each step is known now. */
    void solved(Ticket ticket, String policy, Duration worked, Instant at) {
        jdbc.sql("""
                        update crm.ticket_step
                           set left_seconds = greatest(0, :worked - worked_seconds), solved_at = :at, policy = :policy
                         where ticket_id = :ticket and cycle = :cycle
                        """)
                .param("ticket", ticket.id().value())
                .param("cycle", ticket.cycle())
                .param("policy", policy)
                .param("at", PromiseRows.utc(at))
                .param("worked", worked.toSeconds())
                .update();
    }

    /**
     * A ticket that is under way.
     *
     * @param spent working time since it first came to the step
     */
    record Underway(UUID ticket, String policy, String step, Duration spent) {}

    /**
     * How much more working time they take in 85 of 100 cases: counted are those that took longer from the same step than
     * these have by now, by the same policy, or by any if those are too few. Left out is what too few are known of.
     */
    Map<UUID, Duration> left(Collection<Underway> tickets, Instant now) {
        var left = new HashMap<UUID, Duration>();
        if (tickets.isEmpty()) {
            return left;
        }
        var asked = List.copyOf(tickets);
        jdbc.sql("""
                        select n.ticket, case when own.cases >= :enough then own.p85 else every.p85 end - n.spent as left_over
                          from unnest(cast(:tickets as uuid[]), cast(:policies as text[]), cast(:steps as text[]),
                                      cast(:spent as bigint[])) as n(ticket, policy, step, spent)
                         cross join lateral (
                           select count(*) as cases, percentile_disc(0.85) within group (order by d.left_seconds) as p85
                             from (select h.left_seconds from crm.ticket_step h
                                    where h.step = n.step and h.policy = n.policy and h.solved_at > :since
                                      and h.left_seconds > n.spent
                                    order by h.solved_at desc limit :most) d) own
                         cross join lateral (
                           select count(*) as cases, percentile_disc(0.85) within group (order by d.left_seconds) as p85
                             from (select h.left_seconds from crm.ticket_step h
                                    where own.cases < :enough and h.step = n.step and h.solved_at > :since
                                      and h.left_seconds > n.spent
                                    order by h.solved_at desc limit :most) d) every
                         where own.cases >= :enough or every.cases >= :enough
                        """)
                .param("enough", ENOUGH)
                .param("most", MOST)
                .param("since", now.atOffset(ZoneOffset.UTC).minus(REMEMBERED))
                .param("tickets", PromiseRows.texts(asked, Underway::ticket))
                .param("policies", PromiseRows.texts(asked, Underway::policy))
                .param("steps", PromiseRows.texts(asked, Underway::step))
                .param("spent", PromiseRows.texts(asked, one -> one.spent().toSeconds()))
                .query(row -> {
                    left.put(row.getObject("ticket", UUID.class), Duration.ofSeconds(row.getLong("left_over")));
                });
        return left;
    }
}
