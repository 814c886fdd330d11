package dev.baton.duty;

import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody approves their own work (segregation of duties, ISO/IEC 27001:2022 annex A 5.3). Whoever begins something that
 * needs an approval is noted here; whoever completes the approval's task, with whatever client, is held against it.
 */
@Service
@Transactional
public class SeparationOfDuty {
    private static final String PERSON = "person";

    private final JdbcClient jdbc;
    private final Clock clock;

    SeparationOfDuty(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whoever is at work did this on the record. For what a machine does, whoever made its key answers. */
    public void did(RecordRef record, Duty duty) {
        var actor = Tenancy.scope().map(Tenancy.Scope::actor).orElseGet(() -> Actor.system("unknown"));
        var noted = jdbc.sql("""
                        insert into crm.duty_done (id, record_type, record_id, duty, actor, answerable, at)
                        values (:id, :type, :record, :duty, :actor, coalesce(
                          (select created_by from crm.api_key where :kind = 'api-key' and name = :name order by id desc limit 1),
                          :name), :at)
                        """)
                .param("id", UuidV7.next())
                .param("type", record.type().key())
                .param("record", record.id())
                .param("duty", duty.key())
                .param("actor", actor.toString())
                .param("kind", actor.kind())
                .param("name", actor.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (noted != 1) {
            throw new IllegalStateException("A duty that was done should be noted once, not " + noted + " times");
        }
    }

    /**
     * Refuses an approval of one's own work.
     *
     * @param duties whoever did one of these on the record may not approve
     * @param approver who completes the approval
     * @throws OwnWork if that is whoever did it, or no person
     */
    @Transactional(readOnly = true)
    public void check(RecordRef record, Set<Duty> duties, Actor approver) {
        if (duties.isEmpty()) {
            return;
        }
        if (!approver.kind().equals(PERSON)) {
            throw OwnWork.ofMachine();
        }
        var own = jdbc.sql(
                        "select exists (select 1 from crm.duty_done where record_type = :type and record_id = :record "
                                + "and duty = any (:duties::text[]) and answerable = :login)")
                .param("type", record.type().key())
                .param("record", record.id())
                .param("duties", duties.stream().map(Duty::key).toArray(String[]::new))
                .param("login", approver.name())
                .query(Boolean.class)
                .single();
        if (own) {
            throw OwnWork.ofPerson();
        }
    }
}
