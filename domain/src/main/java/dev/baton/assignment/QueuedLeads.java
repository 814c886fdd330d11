package dev.baton.assignment;

import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of a lead that say with whom it is. */
@Component
class QueuedLeads {
    private static final String SELECT = "select l.id, l.queue, l.fallback_queue, l.strategy, l.max_open, "
            + "l.first_touch_minutes, l.owner_id, l.reassignments, l.touched_at is not null as touched, "
            + "l.status in ('open', 'contacted') as open, (select c.owner_id from crm.company c join crm.person p "
            + "on p.id = c.owner_id and p.active where c.domain = l.company_domain order by c.created_at limit 1) "
            + "as account_owner from crm.lead l ";

    private static final String WAITS =
            "l.owner_id is null and l.waiting_since is not null and l.status in ('open', 'contacted')";

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Clock clock;

    QueuedLeads(JdbcClient jdbc, EntityManager entities, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.clock = clock;
    }

    QueuedLead get(LeadId lead) {
        // What this transaction changed before (a score, a grade) must be seen here, and must not be written again
        // over what is written here.
        entities.flush();
        entities.clear();
        return jdbc.sql(SELECT + "where l.id = ?")
                .param(lead.value())
                .query(QueuedLeads::lead)
                .optional()
                .orElseThrow(() -> new NotFound("lead", lead));
    }

    /**
     * Reads a lead that waits, and holds it to the end of the transaction. Empty when it waits no longer, or somebody
     * works on it right now: whoever holds a round must not wait for a lead, because the lead may wait for the round.
     */
    Optional<QueuedLead> lockWaiting(LeadId lead) {
        return jdbc.sql(SELECT + "where l.id = ? and " + WAITS + " for no key update of l skip locked")
                .param(lead.value())
                .query(QueuedLeads::lead)
                .optional();
    }

    RoutingFacts routingFacts(LeadId lead) {
        entities.flush();
        return jdbc.sql("select l.grade, l.country, l.region, l.industry, l.employees::bigint, l.language, l.product, "
                        + "exists (select 1 from crm.company c join crm.person p on p.id = c.owner_id and p.active "
                        + "where c.domain = l.company_domain) as known from crm.lead l where l.id = ?")
                .param(lead.value())
                .query((row, number) -> new RoutingFacts(
                        row.getBoolean("known"),
                        row.getString("grade"),
                        row.getString("country"),
                        row.getString("region"),
                        row.getString("industry"),
                        row.getObject("employees", Long.class),
                        row.getString("language"),
                        row.getString("product")))
                .optional()
                .orElseThrow(() -> new NotFound("lead", lead));
    }

    /** Keeps the routing. A lead that was touched begins a new round: what was let pass before counts no more. */
    void route(LeadId lead, Routing routing) {
        jdbc.sql("update crm.lead set queue = :queue, fallback_queue = :fallback, strategy = :strategy, "
                        + "max_open = :maxOpen, reassignments = case when touched_at is null then reassignments else 0 end, "
                        + "version = version + 1 where id = :id")
                .param("queue", routing.queue())
                .param("fallback", routing.fallbackQueue())
                .param("strategy", routing.strategy().key())
                .param("maxOpen", routing.maxOpen())
                .param("id", lead.value())
                .update();
    }

    /** Gives a lead to its owner, or lets it wait for one. */
    void give(LeadId lead, @Nullable PersonId owner) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "update crm.lead set owner_id = :owner, assigned_at = :assignedAt, waiting_since = :waitingSince, "
                                + "status = case status when 'nurturing' then 'open' else status end, version = version + 1 where id = :id")
                .param("owner", owner == null ? null : owner.value())
                .param("assignedAt", owner == null ? null : now)
                .param("waitingSince", owner == null ? now : null)
                .param("id", lead.value())
                .update();
    }

    void promise(LeadId lead, Instant due) {
        jdbc.sql("update crm.lead set first_touch_due_at = ?, version = version + 1 where id = ?")
                .params(due.atOffset(ZoneOffset.UTC), lead.value())
                .update();
    }

    /** Takes a lead from its owner; it does not wait before somebody says so. */
    void passOn(LeadId lead) {
        jdbc.sql(
                        "update crm.lead set owner_id = null, assigned_at = null, waiting_since = null, reassignments = reassignments + 1, "
                                + "touch_round = touch_round + 1, "
                                + "version = version + 1 where id = ?")
                .param(lead.value())
                .update();
    }

    /** How many open leads each of them carries, this one not counted. */
    Map<PersonId, Long> open(Collection<PersonId> people, LeadId except) {
        var open = new HashMap<PersonId, Long>();
        jdbc.sql("select owner_id, count(*) as open from crm.lead "
                        + "where owner_id = any(?) and status in ('open', 'contacted', 'qualified') and id <> ? "
                        + "group by owner_id")
                .params(people.stream().map(PersonId::value).toArray(UUID[]::new), except.value())
                .query(row -> {
                    open.put(new PersonId(row.getObject("owner_id", UUID.class)), row.getLong("open"));
                });
        return open;
    }

    /** Leads that wait in a queue without an owner, oldest first. */
    List<LeadId> waiting(String queue, int most) {
        return jdbc.sql("select l.id from crm.lead l where queue = ? and " + WAITS
                        + " order by l.received_at, l.id limit ?")
                .params(queue, most)
                .query((row, number) -> new LeadId(row.getObject("id", UUID.class)))
                .list();
    }

    Map<String, Long> waitingByQueue() {
        var waiting = new HashMap<String, Long>();
        jdbc.sql("select l.queue, count(*) as waiting from crm.lead l where l.queue is not null and " + WAITS
                        + " group by l.queue")
                .query(row -> {
                    waiting.put(row.getString("queue"), row.getLong("waiting"));
                });
        return waiting;
    }

    List<String> queuesWithWaiting() {
        return jdbc.sql("select distinct l.queue from crm.lead l " + "where l.queue is not null and " + WAITS
                        + " order by l.queue")
                .query(String.class)
                .list();
    }

    private static QueuedLead lead(ResultSet row, int number) throws SQLException {
        var strategy = row.getString("strategy");
        return new QueuedLead(
                new LeadId(row.getObject("id", UUID.class)),
                row.getString("queue"),
                row.getString("fallback_queue"),
                strategy == null ? null : Strategy.parse(strategy),
                row.getObject("max_open", Integer.class),
                row.getObject("first_touch_minutes", Integer.class),
                person(row, "owner_id"),
                person(row, "account_owner"),
                row.getInt("reassignments"),
                row.getBoolean("touched"),
                row.getBoolean("open"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }
}
