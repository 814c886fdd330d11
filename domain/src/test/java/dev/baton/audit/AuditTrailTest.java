package dev.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An entry leads to the record it is about, whatever of the record's rows it is of. */
@DomainTest
@Import({AuditTrail.class, AuditLog.class})
class AuditTrailTest {
    private final AuditTrail trail;
    private final AuditLog log;
    private final TestDatabase database;
    private TenantId tenant;
    private UUID ticket;
    private UUID lead;

    AuditTrailTest(@Autowired AuditTrail trail, @Autowired AuditLog log, @Autowired TestDatabase database) {
        this.trail = trail;
        this.log = log;
        this.database = database;
    }

    @BeforeEach
    void a_ticket_and_a_lead() {
        tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
        ticket = UuidV7.next();
        lead = UuidV7.next();
        change(
                "insert into crm.ticket (id, number, subject, channel, status, received_at, last_customer_at) "
                        + "values (:id, 1, 'Printer', 'phone', 'open', now(), now())",
                Map.of("id", ticket));
        change("insert into crm.lead (id, channel, received_at) values (:id, 'api', now())", Map.of("id", lead));
    }

    private void change(String statement, Map<String, ?> values) {
        int changed =
                database.in(tenant, jdbc -> jdbc.sql(statement).params(values).update());
        assertThat(changed).isEqualTo(1);
    }

    private UUID activity(String type, UUID record) {
        var id = UuidV7.next();
        change(
                "insert into crm.activity (id, record_type, record_id, kind, occurred_at) "
                        + "values (:id, :type, :record, 'note', now())",
                Map.of("id", id, "type", type, "record", record));
        return id;
    }

    /** What the newest entry of that kind is about. */
    private RecordRef newest(String subject) {
        return Tenancy.as(tenant, Actor.person("anna"), () -> {
            var entry = trail.search(new AuditSearch(null, null, subject, null, null, null), 1)
                    .changes()
                    .get(0);
            return trail.recordsOf(List.of(entry)).get(entry.id());
        });
    }

    private RecordRef theTicket() {
        return new RecordRef(RecordType.TICKET, ticket);
    }

    @Test
    void a_record_is_what_its_own_entries_are_about() {
        change("update crm.ticket set subject = 'Scanner' where id = :id", Map.of("id", ticket));

        assertThat(newest("ticket")).isEqualTo(theTicket());
        assertThat(newest("lead")).isEqualTo(RecordRef.lead(lead));
    }

    @Test
    void a_timeline_is_of_the_kind_of_its_record_though_a_change_of_it_does_not_say_which() {
        var note = activity("ticket", ticket);
        assertThat(newest("activity")).isEqualTo(theTicket());
        change("update crm.activity set body = 'More' where id = :id", Map.of("id", note));
        assertThat(newest("activity")).isEqualTo(theTicket());
        activity("lead", lead);
        assertThat(newest("activity")).isEqualTo(RecordRef.lead(lead));
    }

    @Test
    void a_row_that_only_names_its_ticket_leads_there_too() {
        var rating = UuidV7.next();
        change(
                "insert into crm.ticket_rating (id, ticket_id, cycle) values (:id, :ticket, 1)",
                Map.of("id", rating, "ticket", ticket));
        assertThat(newest("ticket_rating")).isEqualTo(theTicket());

        change("update crm.ticket_rating set score = 5 where id = :id", Map.of("id", rating));
        assertThat(newest("ticket_rating")).isEqualTo(theTicket());
    }

    @Test
    void a_file_leads_by_its_letter_to_the_record() {
        change(
                "insert into crm.attachment (id, activity_id, file_name, content_type, size, content) "
                        + "values (:id, :activity, 'a.txt', 'text/plain', 6, 'secret'::bytea)",
                Map.of("id", UuidV7.next(), "activity", activity("ticket", ticket)));

        assertThat(newest("attachment")).isEqualTo(theTicket());
    }

    @Test
    void a_letter_that_is_tried_again_leads_to_the_ticket_it_was_for() {
        var letter = UuidV7.next();
        change(
                "insert into crm.outbox (id, channel, key, record_type, record_id, activity_id, recipient, summary, payload, "
                        + "state) values (:id, 'mail', 'k', 'ticket', :ticket, 'Task_Answer', 'a@b.example', 's', '{}', 'dead')",
                Map.of("id", letter, "ticket", ticket));
        change("update crm.outbox set state = 'waiting' where id = :id", Map.of("id", letter));

        assertThat(newest("outbox")).isEqualTo(theTicket());
    }

    @Test
    void what_is_done_in_the_engine_leads_to_the_record_of_the_process() {
        Tenancy.as(
                tenant,
                Actor.person("anna"),
                () -> log.add(new Operation("engine/task", ticket, null, "claim", Map.of(), Map.of())));

        assertThat(newest("engine/task")).isEqualTo(theTicket());
    }

    @Test
    void what_belongs_to_no_record_or_to_one_that_is_gone_leads_nowhere() {
        change("insert into crm.team (id, key, name) values (:id, 'sales', 'Sales')", Map.of("id", UuidV7.next()));
        assertThat(newest("team")).isNull();
        activity("lead", lead);
        change("delete from crm.lead where id = :id", Map.of("id", lead));
        assertThat(newest("activity")).isNull();
        assertThat(newest("lead")).isNull();
    }
}
