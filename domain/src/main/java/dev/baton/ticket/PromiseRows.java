package dev.baton.ticket;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.shared.UuidV7;
import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import dev.baton.sla.SlaClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the clocks of tickets, and the journal of what happened to them. */
@Component
class PromiseRows {
    private final JdbcClient jdbc;

    PromiseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A clock of a ticket.
     *
     * @param round which one of its kind: 1 for the first, more for each letter that had to be answered
     * @param calendar key of the calendar that counts its time
     */
    record Kept(UUID id, UUID ticket, int round, String calendar, Instant startedAt, String policy, SlaClock clock) {
        Kept with(SlaClock changed) {
            return new Kept(id, ticket, round, calendar, startedAt, policy, changed);
        }

        /** Counts by another promise from now on; what was counted stays counted. */
        Kept promising(Promise promise, Function<String, BusinessCalendar> calendars, Instant now) {
            var other = calendars.apply(promise.calendar());
            var changed = clock.moved(calendars.apply(calendar), other, now)
                    .promising(promise.target(clock.kind()), other, now);
            return new Kept(id, ticket, round, promise.calendar(), startedAt, promise.policy(), changed);
        }
    }

    /** A line of the journal that is still to be written. */
    record Line(
            Kept kept,
            ClockEvent event,
            String reason,
            @Nullable Instant dueBefore) {}

    /** What a ticket is called by. */
    record Title(long number, String subject) {}

    Map<UUID, Title> titles(Collection<UUID> tickets) {
        var titles = new HashMap<UUID, Title>();
        jdbc.sql("select id, number, subject from crm.ticket where id = any(?)")
                .param(tickets.toArray(UUID[]::new))
                .query(row -> {
                    titles.put(
                            row.getObject("id", UUID.class),
                            new Title(row.getLong("number"), row.getString("subject")));
                });
        return titles;
    }

    /** The clocks of a ticket, oldest first. */
    List<Kept> of(TicketId ticket) {
        return jdbc.sql("select * from crm.sla_clock where ticket_id = ? order by started_at, id")
                .param(ticket.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** The running clocks that a calendar counts; the tenant's usual one counts those, too, whose own is gone. */
    List<Kept> runningBy(String calendar) {
        return jdbc.sql("""
                        select c.* from crm.sla_clock c
                         where c.running_since is not null
                           and (c.calendar = :calendar or :usual
                                and not exists (select 1 from crm.calendar k where k.key = c.calendar))
                         order by c.ticket_id, c.id
                        """)
                .param("calendar", calendar)
                .param("usual", calendar.equals(CalendarService.DEFAULT))
                .query((row, number) -> read(row))
                .list();
    }

    /** The clocks of a policy that still count, or may go on to. */
    List<Kept> openOf(String policy) {
        return jdbc.sql("""
                        select c.* from crm.sla_clock c
                         where c.policy = ? and c.fulfilled_at is null order by c.ticket_id, c.id
                        """).param(policy).query((row, number) -> read(row)).list();
    }

    /** Holds the tickets of these clocks, in the order of their keys, so that two who hold many cannot block each other. */
    void lockTickets(Collection<UUID> tickets) {
        var held = jdbc.sql("select id from crm.ticket where id = any(?) order by id for update")
                .param(tickets.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (held.size() != tickets.size()) {
            throw new IllegalStateException("Clocks without a ticket: " + tickets.size() + ", held " + held.size());
        }
    }

    void insert(Kept kept) {
        var clock = kept.clock();
        jdbc.sql("""
                        insert into crm.sla_clock (id, ticket_id, kind, round, target_minutes, calendar, started_at,
                                                   consumed_seconds, running_since, due_at, policy)
                        values (:id, :ticket, :kind, :round, :target, :calendar, :started, :consumed, :running, :due, :policy)
                        """)
                .param("id", kept.id())
                .param("ticket", kept.ticket())
                .param("kind", key(clock.kind()))
                .param("round", kept.round())
                .param("target", clock.target().toMinutes())
                .param("calendar", kept.calendar())
                .param("started", utc(kept.startedAt()))
                .param("consumed", clock.consumed().toSeconds())
                .param("running", utc(clock.runningSince()))
                .param("due", utc(clock.dueAt()))
                .param("policy", kept.policy())
                .update();
    }

    void update(Kept kept) {
        var clock = kept.clock();
        var paused = clock.pausedFor();
        var changed = jdbc.sql("""
                        update crm.sla_clock
                           set target_minutes = :target, calendar = :calendar, consumed_seconds = :consumed,
                               running_since = :running, paused_reason = :paused, due_at = :due,
                               breached_at = :breached, fulfilled_at = :fulfilled, policy = :policy
                         where id = :id
                        """)
                .param("target", clock.target().toMinutes())
                .param("calendar", kept.calendar())
                .param("consumed", clock.consumed().toSeconds())
                .param("running", utc(clock.runningSince()))
                .param("paused", paused == null ? null : paused.name().toLowerCase(Locale.ROOT))
                .param("due", utc(clock.dueAt()))
                .param("breached", utc(clock.breachedAt()))
                .param("fulfilled", utc(clock.fulfilledAt()))
                .param("policy", kept.policy())
                .param("id", kept.id())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("The clock " + kept.id() + " is gone");
        }
    }

    /** As {@link #update}, for clocks that were moved and neither wait for somebody else now nor were stopped. */
    void updateAll(List<Kept> moved) {
        var changed = jdbc.sql("""
                        update crm.sla_clock c
                           set target_minutes = n.target, calendar = n.calendar, consumed_seconds = n.consumed,
                               running_since = n.running, due_at = n.due, breached_at = n.breached, policy = n.policy
                          from unnest(cast(:ids as uuid[]), cast(:targets as int[]), cast(:calendars as text[]),
                                      cast(:consumed as bigint[]), cast(:running as timestamptz[]),
                                      cast(:due as timestamptz[]), cast(:breached as timestamptz[]),
                                      cast(:policies as text[]))
                               as n(id, target, calendar, consumed, running, due, breached, policy)
                         where c.id = n.id
                        """)
                .param("ids", texts(moved, Kept::id))
                .param("targets", texts(moved, kept -> kept.clock().target().toMinutes()))
                .param("calendars", texts(moved, Kept::calendar))
                .param("consumed", texts(moved, kept -> kept.clock().consumed().toSeconds()))
                .param("running", texts(moved, kept -> kept.clock().runningSince()))
                .param("due", texts(moved, kept -> kept.clock().dueAt()))
                .param("breached", texts(moved, kept -> kept.clock().breachedAt()))
                .param("policies", texts(moved, Kept::policy))
                .update();
        if (changed != moved.size()) {
            throw new IllegalStateException("Of " + moved.size() + " clocks only " + changed + " were found");
        }
    }

    /** As {@link #note}, for many. */
    void noteAll(List<Line> lines, Instant at) {
        var written = jdbc.sql("""
                        insert into crm.sla_clock_event (id, clock_id, ticket_id, at, event, reason, due_before, due_after,
                                                         consumed_seconds)
                        select n.id, n.clock, n.ticket, :at, n.event, n.reason, n.before, n.after, n.consumed
                          from unnest(cast(:ids as uuid[]), cast(:clocks as uuid[]), cast(:tickets as uuid[]),
                                      cast(:events as text[]), cast(:reasons as text[]), cast(:befores as timestamptz[]),
                                      cast(:afters as timestamptz[]), cast(:consumed as bigint[]))
                               as n(id, clock, ticket, event, reason, before, after, consumed)
                        """)
                .param("at", utc(at))
                .param("ids", texts(lines, line -> UuidV7.next()))
                .param("clocks", texts(lines, line -> line.kept().id()))
                .param("tickets", texts(lines, line -> line.kept().ticket()))
                .param("events", texts(lines, line -> line.event().key()))
                .param("reasons", texts(lines, Line::reason))
                .param("befores", texts(lines, Line::dueBefore))
                .param("afters", texts(lines, line -> line.kept().clock().dueAt()))
                .param(
                        "consumed",
                        texts(lines, line -> line.kept().clock().consumed().toSeconds()))
                .update();
        if (written != lines.size()) {
            throw new IllegalStateException("Of " + lines.size() + " lines only " + written + " were written");
        }
    }

    /** A column of a table that is handed to the database whole. */
    static <T> @Nullable String[] texts(List<T> lines, Function<T, @Nullable Object> column) {
        var texts = new @Nullable String[lines.size()];
        for (var at = 0; at < texts.length; at++) {
            var value = column.apply(lines.get(at));
            texts[at] = value == null ? null : value.toString();
        }
        return texts;
    }

    /** Holds the tickets that a policy promises something about and that may still need it, in the order of their keys. */
    void lockPromisedBy(String policy) {
        jdbc.sql("""
                        select id from crm.ticket where policy = ? and status not in ('closed', 'merged', 'erased')
                         order by id for update
                        """).param(policy).query(row -> {});
    }

    /** What is promised about tickets of the policy from now on: answers to further letters, and when a clock stands. */
    void repromise(Promise promise) {
        jdbc.sql("""
                        update crm.ticket
                           set next_minutes = :next, pauses_for_customer = :customer, pauses_for_vendor = :vendor,
                               escalation_set = :ladder
                         where policy = :policy and status not in ('closed', 'merged', 'erased')
                        """)
                .param("next", promise.next().toMinutes())
                .param("customer", promise.pausesForCustomer())
                .param("vendor", promise.pausesForVendor())
                .param("ladder", promise.escalationSet())
                .param("policy", promise.policy())
                .update();
    }

    /**
     * The rungs of these clocks that lie ahead again, because more time is promised than was when they were climbed, count as
     * not climbed. What a stopped clock forgot of its last second brings no rung back.
     */
    void withdrawRungs(Collection<UUID> clocks, Instant at) {
        jdbc.sql("""
                        update crm.ticket_escalation e set withdrawn_at = :at
                          from crm.sla_clock c
                         where e.clock_id = any(:clocks) and c.id = e.clock_id and e.withdrawn_at is null
                           and c.consumed_seconds + 60 < c.target_minutes * 60.0 * e.percent / 100
                        """)
                .param("at", utc(at))
                .param("clocks", clocks.toArray(UUID[]::new))
                .update();
    }

    /** How many open tickets of each policy are not promised this, or count a clock by something else; none are left out. */
    Map<String, Integer> promisedOtherwise(List<Promise> promised, Instant now) {
        var behind = new HashMap<String, Integer>();
        jdbc.sql("""
                        select t.policy, count(*) as tickets
                          from unnest(cast(:policies as text[]), cast(:firsts as int[]), cast(:nexts as int[]),
                                      cast(:resolutions as int[]), cast(:calendars as text[]), cast(:customers as boolean[]),
                                      cast(:vendors as boolean[]), cast(:ladders as text[]))
                               as p(policy, first, next, resolution, calendar, customer, vendor, ladder)
                          join crm.ticket t on t.policy = p.policy and t.status not in ('closed', 'merged', 'erased')
                         where (t.next_minutes, t.pauses_for_customer, t.pauses_for_vendor, t.escalation_set)
                               is distinct from (p.next, p.customer, p.vendor, p.ladder)
                            or exists (select 1 from crm.sla_clock c
                                        where c.ticket_id = t.id and c.policy = p.policy and c.fulfilled_at is null
                                          and c.breached_at is null and (c.due_at is null or c.due_at > :now)
                                          and (c.calendar <> p.calendar
                                               or c.target_minutes <> case c.kind when 'first' then p.first
                                                                                  when 'next' then p.next
                                                                                  else p.resolution end))
                         group by t.policy
                        """)
                .param("policies", texts(promised, Promise::policy))
                .param("firsts", texts(promised, promise -> promise.first().toMinutes()))
                .param("nexts", texts(promised, promise -> promise.next().toMinutes()))
                .param(
                        "resolutions",
                        texts(promised, promise -> promise.resolution().toMinutes()))
                .param("calendars", texts(promised, Promise::calendar))
                .param("customers", texts(promised, Promise::pausesForCustomer))
                .param("vendors", texts(promised, Promise::pausesForVendor))
                .param("ladders", texts(promised, Promise::escalationSet))
                .param("now", utc(now))
                .query(row -> {
                    behind.put(row.getString("policy"), row.getInt("tickets"));
                });
        return Map.copyOf(behind);
    }

    void note(Kept kept, ClockEvent event, String reason, @Nullable Instant dueBefore, Instant at) {
        var written = jdbc.sql("""
                        insert into crm.sla_clock_event (id, clock_id, ticket_id, at, event, reason, due_before, due_after,
                                                         consumed_seconds)
                        values (:id, :clock, :ticket, :at, :event, :reason, :before, :after, :consumed)
                        """)
                .param("id", UuidV7.next())
                .param("clock", kept.id())
                .param("ticket", kept.ticket())
                .param("at", utc(at))
                .param("event", event.key())
                .param("reason", reason)
                .param("before", utc(dueBefore))
                .param("after", utc(kept.clock().dueAt()))
                .param("consumed", kept.clock().consumed().toSeconds())
                .update();
        if (written != 1) {
            throw new IllegalStateException("Nothing was written about the clock " + kept.id());
        }
    }

    /** The clocks of these tickets changed: whoever watches them is to look again, and lists are to show what is due. */
    void touched(Collection<UUID> tickets) {
        var touched = jdbc.sql("""
                        update crm.ticket t
                           set sla_version = sla_version + 1,
                               next_due_at = (select min(c.due_at) from crm.sla_clock c where c.ticket_id = t.id)
                         where t.id = any(?)
                        """).param(tickets.toArray(UUID[]::new)).update();
        if (touched != tickets.size()) {
            throw new IllegalStateException("Of " + tickets.size() + " tickets only " + touched + " were found");
        }
    }

    /** What happened to the clocks of a ticket, oldest first. */
    List<ClockEntry> journal(TicketId ticket) {
        return jdbc.sql("""
                        select e.at, c.kind, c.round, e.event, e.reason, e.due_before, e.due_after, e.consumed_seconds, e.actor
                          from crm.sla_clock_event e join crm.sla_clock c on c.id = e.clock_id
                         where e.ticket_id = ? order by e.at, e.id
                        """)
                .param(ticket.value())
                .query((row, number) -> new ClockEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        ClockKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInt("round"),
                        ClockEvent.parse(row.getString("event")),
                        row.getString("reason"),
                        instant(row, "due_before"),
                        instant(row, "due_after"),
                        Duration.ofSeconds(row.getLong("consumed_seconds")),
                        row.getString("actor")))
                .list();
    }

    private static Kept read(ResultSet row) throws SQLException {
        var paused = row.getString("paused_reason");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getInt("round"),
                row.getString("calendar"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("policy"),
                new SlaClock(
                        ClockKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        Duration.ofMinutes(row.getLong("target_minutes")),
                        Duration.ofSeconds(row.getLong("consumed_seconds")),
                        instant(row, "running_since"),
                        paused == null ? null : PauseReason.valueOf(paused.toUpperCase(Locale.ROOT)),
                        instant(row, "due_at"),
                        instant(row, "breached_at"),
                        instant(row, "fulfilled_at")));
    }

    private static String key(ClockKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
