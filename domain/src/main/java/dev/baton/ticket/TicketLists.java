package dev.baton.ticket;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.ticket.TicketSteps.Underway;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists tickets, in as many statements however many there are to show. */
@Component
class TicketLists {
    private static final int MOST_RELATED = 50;

    /** The driver's word for PostgreSQL's {@code infinity}. */
    private static final OffsetDateTime NEVER = OffsetDateTime.MAX;

    private static final String OPEN = "t.status in ('new', 'open')";
    private static final String LIVE = "t.status in ('new', 'open', 'waiting_customer', 'waiting_vendor')";

    /** Indexes hold it as it is written here. */
    private static final String DUE = "coalesce(t.next_due_at, 'infinity'::timestamptz)";

    private static final String NAMED = "t.search @@ to_tsquery('simple', :q)";
    /** Words hold addresses and numbers: whoever may not read those may not guess them either. */
    private static final String SAID = "t.id in (select a.record_id from crm.activity a"
            + " where a.record_type = 'ticket' and a.search @@ to_tsquery('simple', :q))";

    private final JdbcClient jdbc;
    private final TicketSteps steps;
    private final Promises promises;
    private final Clock clock;

    TicketLists(JdbcClient jdbc, TicketSteps steps, Promises promises, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.promises = promises;
        this.clock = clock;
    }

    /** What is due first comes first; what is due never, newest first. */
    TicketList page(TicketFilter filter, @Nullable String cursor, int size, SignedIn person) {
        var from = cursor == null ? null : TicketCursor.parse(cursor);
        var read = jdbc.sql("""
                        select t.*, p.login, p.name as assignee_name, c.name as company_name,
                               exists (select 1 from crm.sla_clock k where k.ticket_id = t.id and k.fulfilled_at is null
                                         and (k.breached_at is not null or k.due_at <= :now)) as breached,
                               r.due_at as resolution_due, r.policy as counted_by, r.calendar, r.consumed_seconds,
                               r.running_since, st.step, st.worked_seconds
                          from (select t.*, %s as due_order from crm.ticket t where %s
                                 order by due_order, id desc limit :limit) as t
                          left join crm.person p on p.id = t.assignee_id
                          left join crm.company c on c.id = t.company_id
                          left join crm.sla_clock r on r.ticket_id = t.id and r.kind = 'resolution' and r.fulfilled_at is null
                          left join crm.ticket_step st on st.ticket_id = t.id and st.cycle = t.cycle and st.step = %s
                         order by t.due_order, t.id desc
                        """.formatted(DUE, condition(filter, from, person), TicketSteps.STEP_OF_T))
                .param("now", PromiseRows.utc(clock.instant()))
                .param("limit", size + 1)
                .param("login", person.login())
                .param("q", words(filter.q()))
                .param("team", filter.team())
                .param(
                        "priority",
                        filter.priority() == null ? null : filter.priority().key())
                .param("due", from == null ? null : from.due() == null ? NEVER : PromiseRows.utc(from.due()))
                .param("id", from == null ? null : from.id())
                .query((row, number) -> new Read(read(row), counted(row)))
                .list();
        var rows = forecast(read);
        var shown = rows.size() > size ? rows.subList(0, size) : rows;
        var last = rows.size() > size ? shown.get(size - 1) : null;
        return new TicketList(
                List.copyOf(shown),
                last == null ? null : new TicketCursor(last.dueAt(), last.id().value()).toString());
    }

    /**
     * A clock that runs for the solution of a ticket whose step is known.
     *
     * @param worked working time used up when it first came to the step
     */
    private record Counted(
            String policy, String calendar, Duration consumed, Instant since, String step, Duration worked) {}

    private record Read(TicketRow row, @Nullable Counted counted) {}

    private static @Nullable Counted counted(ResultSet row) throws SQLException {
        var since = PromiseRows.instant(row, "running_since");
        var step = row.getString("step");
        return since == null || step == null
                ? null
                : new Counted(
                        row.getString("counted_by"),
                        row.getString("calendar"),
                        Duration.ofSeconds(row.getLong("consumed_seconds")),
                        since,
                        step,
                        Duration.ofSeconds(row.getLong("worked_seconds")));
    }

    /** What solved tickets took from the step that each is at, in the working time of the calendar that counts for it. */
    private List<TicketRow> forecast(List<Read> read) {
        var now = clock.instant();
        var calendars = promises.knownCalendars();
        var underway = new ArrayList<Underway>();
        for (var one : read) {
            var counted = one.counted();
            if (counted != null) {
                var used = counted.consumed()
                        .plus(calendars.apply(counted.calendar()).businessBetween(counted.since(), now));
                underway.add(new Underway(
                        one.row().id().value(), counted.policy(), counted.step(), used.minus(counted.worked())));
            }
        }
        var left = steps.left(underway, now);
        return read.stream()
                .map(one -> {
                    var counted = one.counted();
                    var more = left.get(one.row().id().value());
                    return counted == null || more == null
                            ? one.row()
                            : one.row()
                                    .expectedAt(
                                            calendars.apply(counted.calendar()).addBusiness(now, more));
                })
                .toList();
    }

    /** How many tickets a filter shows; counts no further than asked. */
    int countUpTo(TicketFilter filter, int most, SignedIn person) {
        return jdbc.sql("select count(*) from (select 1 from crm.ticket t where " + condition(filter, null, person)
                        + " limit :most) as counted")
                .param("most", most)
                .param("login", person.login())
                .param("q", words(filter.q()))
                .param("team", filter.team())
                .param(
                        "priority",
                        filter.priority() == null ? null : filter.priority().key())
                .query(Integer.class)
                .single();
    }

    /** The tickets that belong together with this one, at most so many. */
    List<RelatedTicket> related(TicketId id) {
        return jdbc.sql("""
                        select other.relation, t.id, t.number, t.subject, t.status
                          from crm.ticket me
                         cross join lateral (values ('merged_into', me.merged_into), ('incident_of', me.incident_id),
                                ('follows', me.follows), ('split_from', me.split_from)) as other (relation, id)
                          join crm.ticket t on t.id = other.id
                         where me.id = :id
                        union all
                        (select 'took_in', t.id, t.number, t.subject, t.status from crm.ticket t
                          where t.merged_into = :id order by t.id desc limit :most)
                        union all
                        (select 'hit', t.id, t.number, t.subject, t.status from crm.ticket t
                          where t.incident_id = :id order by t.id desc limit :most)
                        union all
                        (select 'followed_by', t.id, t.number, t.subject, t.status from crm.ticket t
                          where t.follows = :id order by t.id desc limit :most)
                        union all
                        (select 'split_off', t.id, t.number, t.subject, t.status from crm.ticket t
                          where t.split_from = :id order by t.id desc limit :most)
                        """)
                .param("id", id.value())
                .param("most", MOST_RELATED)
                .query((row, number) -> relative(row, RelatedTicket.Relation.parse(row.getString("relation"))))
                .list();
    }

    /** What else whoever asks has asked: by their address, or by their number where they have none. */
    List<RelatedTicket> ofSameRequester(TicketId id, int most) {
        return jdbc.sql("""
                        select t.id, t.number, t.subject, t.status from crm.ticket me
                          join crm.ticket t on t.id <> me.id and t.status not in ('merged', 'erased')
                               and (t.requester_email_key = me.requester_email_key
                                    or me.requester_email_key is null and t.requester_phone = me.requester_phone)
                         where me.id = :id order by t.id desc limit :most
                        """)
                .param("id", id.value())
                .param("most", most)
                .query((row, number) -> relative(row, RelatedTicket.Relation.SAME_REQUESTER))
                .list();
    }

    /** What a lead's person has asked. */
    List<RelatedTicket> ofLead(UUID lead, int most) {
        return jdbc.sql("""
                        select t.id, t.number, t.subject, t.status from crm.lead l
                          join crm.ticket t on t.status not in ('merged', 'erased')
                               and (t.requester_email_key = l.email_key
                                    or l.email_key is null and t.requester_phone = l.phone_e164)
                         where l.id = :lead order by t.id desc limit :most
                        """)
                .param("lead", lead)
                .param("most", most)
                .query((row, number) -> relative(row, RelatedTicket.Relation.SAME_REQUESTER))
                .list();
    }

    private static RelatedTicket relative(ResultSet row, RelatedTicket.Relation relation) throws SQLException {
        return new RelatedTicket(
                relation,
                new TicketId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("subject"),
                TicketStatus.parse(row.getString("status")));
    }

    private static String condition(TicketFilter filter, @Nullable TicketCursor from, SignedIn person) {
        var conditions = new ArrayList<String>();
        conditions.add(
                switch (filter.view()) {
                    case OPEN -> OPEN;
                    case MINE -> LIVE + " and t.assignee_id in (select id from crm.person where login = :login)";
                    case UNASSIGNED -> OPEN + " and t.assignee_id is null";
                    case TRIAGE ->
                        "exists (select 1 from crm.work_item w where w.record_id = t.id"
                                + " and w.record_type = 'ticket' and w.task_key = '" + Triage.TASK + "')";
                    case WAITING -> "t.status in ('waiting_customer', 'waiting_vendor')";
                    case INCIDENTS -> "t.incident";
                    case DONE -> "t.status in ('resolved', 'closed')";
                    case ALL -> "t.status <> 'erased'";
                });
        if (!words(filter.q()).isEmpty()) {
            conditions.add(person.may(Right.SEE_PERSONAL_DATA) ? "(" + NAMED + " or " + SAID + ")" : NAMED);
        }
        if (filter.team() != null) {
            conditions.add("t.team = :team");
        }
        if (filter.priority() != null) {
            conditions.add("t.priority = :priority");
        }
        if (from != null) {
            conditions.add(DUE + " >= :due and (" + DUE + " > :due or t.id < :id)");
        }
        return String.join(" and ", conditions);
    }

    /** Each word from its beginning; signs mean nothing. */
    private static String words(@Nullable String q) {
        return q == null
                ? ""
                : Arrays.stream(q.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(10)
                        .map(word -> word + ":*")
                        .collect(Collectors.joining(" & "));
    }

    private static TicketRow read(ResultSet row) throws SQLException {
        var priority = row.getString("priority");
        var name = row.getString("requester_name");
        var email = row.getString("requester_email");
        var phone = row.getString("requester_phone");
        return new TicketRow(
                new TicketId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("subject"),
                name != null ? name : email != null ? email : phone != null ? phone : "?",
                row.getString("company_name"),
                TicketStatus.parse(row.getString("status")),
                priority == null ? Priority.NORMAL : Priority.parse(priority),
                row.getString("team"),
                row.getString("login"),
                row.getString("assignee_name"),
                TicketChannel.parse(row.getString("channel")),
                row.getBoolean("incident"),
                required(row, "received_at"),
                required(row, "last_customer_at"),
                PromiseRows.instant(row, "next_due_at"),
                row.getBoolean("breached"),
                PromiseRows.instant(row, "resolution_due"),
                null);
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
