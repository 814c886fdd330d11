package dev.baton.assignment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.lead.LeadId;
import dev.baton.people.PersonId;
import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps why a lead went to whom. */
@Component
class AssignmentLog {
    /** The strategy of an entry that takes a lead from somebody. */
    static final String TAKEN_BACK = "takenBack";

    /** The strategy of an entry by which a person took, or was given, a lead by hand. */
    static final String BY_HAND = "byHand";

    private final JdbcClient jdbc;
    private final Clock clock;

    AssignmentLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return what the entry is called */
    @CanIgnoreReturnValue
    UUID write(LeadId lead, String queue, @Nullable PersonId person, String strategy, String reason) {
        var id = UuidV7.next();
        jdbc.sql("insert into crm.assignment_log (id, lead_id, queue, person_id, strategy, reason, at) "
                        + "values (:id, :lead, :queue, :person, :strategy, :reason, :at)")
                .param("id", id)
                .param("lead", lead.value())
                .param("queue", queue)
                .param("person", person == null ? null : person.value())
                .param("strategy", strategy)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    List<AssignmentEntry> of(LeadId lead) {
        return jdbc.sql("select g.queue, p.name as person, g.strategy, g.reason, g.at from crm.assignment_log g "
                        + "left join crm.person p on p.id = g.person_id where g.lead_id = ? order by g.at, g.id")
                .param(lead.value())
                .query((row, number) -> new AssignmentEntry(
                        row.getString("queue"),
                        row.getString("person"),
                        row.getString("strategy"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Whether nobody was given the lead since it was taken back. */
    boolean isTakenBack(LeadId lead) {
        return jdbc.sql("select strategy from crm.assignment_log where lead_id = ? order by at desc, id desc limit 1")
                .param(lead.value())
                .query(String.class)
                .optional()
                .filter(TAKEN_BACK::equals)
                .isPresent();
    }

    /** Those who let the promised time pass since anybody last touched the lead: it does not go to them again. */
    Set<PersonId> letItWait(LeadId lead) {
        return Set.copyOf(jdbc.sql("select distinct g.person_id from crm.assignment_log g "
                        + "join crm.lead l on l.id = g.lead_id where g.lead_id = ? and g.strategy = ? "
                        + "and g.person_id is not null and (l.touched_at is null or g.at > l.touched_at)")
                .params(lead.value(), TAKEN_BACK)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }
}
