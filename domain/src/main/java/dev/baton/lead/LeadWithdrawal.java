package dev.baton.lead;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a lead back that was handed in by mistake. Its rows are deleted, not marked: a wrong file is other people's data
 * that nobody may keep, and a list full of withdrawn leads helps nobody. So it goes only while nobody has worked on it
 * and nothing was sent to the person; the audit trail keeps that it was there, and so do the events, which name nobody.
 */
@Component
class LeadWithdrawal {
    private static final Set<LeadStatus> EARLY =
            EnumSet.of(LeadStatus.NEW, LeadStatus.QUARANTINED, LeadStatus.OPEN, LeadStatus.REJECTED);

    /** All of them by the record's id; what belongs to others first. */
    private static final List<String> DELETIONS = List.of(
            "delete from crm.attachment where activity_id in (select id from crm.activity where record_id = :id)",
            "delete from crm.activity where record_id = :id",
            "delete from crm.consent where record_id = :id",
            "delete from crm.decision_record where record_id = :id",
            "delete from crm.work_item where record_id = :id",
            "delete from crm.process_link where record_id = :id",
            "delete from crm.assignment_log where lead_id = :id",
            "delete from crm.lead_twin where lead_id = :id or record_id = :id",
            "delete from crm.outbox_attempt where outbox_id in "
                    + "(select id from crm.outbox where record_id = :id and channel not in ('event', 'webhook'))",
            "delete from crm.outbox where record_id = :id and channel not in ('event', 'webhook')",
            "delete from crm.lead_merge where lead_id = :id and undone_at is not null",
            "update crm.lead set possible_twin_of = null, possible_twin_type = null, version = version + 1 "
                    + "where possible_twin_of = :id",
            "delete from crm.lead where id = :id");

    private final Leads leads;
    private final LeadJourney journey;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    LeadWithdrawal(Leads leads, LeadJourney journey, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.leads = leads;
        this.journey = journey;
        this.jdbc = jdbc;
        this.events = events;
    }

    Withdrawal withdraw(LeadId id) {
        if (leads.find(id).isEmpty()) {
            return Withdrawal.GONE;
        }
        var lead = leads.lock(id);
        if (!EARLY.contains(lead.status())
                || lead.isTouched()
                || !lead.humanEntered().isEmpty()
                || isWorkedOn(id.value())) {
            return Withdrawal.WORKED_ON;
        }
        if (isWrittenTo(id.value(), lead)) {
            return Withdrawal.WRITTEN_TO;
        }
        journey.withdrawn(id);
        events.publishEvent(new LeadClosed(id, "withdrawn"));
        leads.detach(lead);
        DELETIONS.forEach(deletion -> jdbc.sql(deletion).param("id", id.value()).update());
        return Withdrawal.WITHDRAWN;
    }

    /** A person did something, or another record rests on it. What Baton itself noted is no work. */
    private boolean isWorkedOn(UUID id) {
        return jdbc.sql("""
            select exists (select 1 from crm.activity where record_type = 'lead' and record_id = :id
                              and kind <> 'import' and (actor like 'person:%' or actor like 'api-key:%'
                                   or kind not in ('status', 'decision', 'assignment', 'mail_out')))
                or exists (select 1 from crm.lead_merge
                            where undone_at is null and (survivor_id = :id or lead_id = :id))
                or exists (select 1 from crm.conversion where lead_id = :id)
                or exists (select 1 from crm.opportunity where lead_id = :id)
            """).param("id", id).query(Boolean.class).single();
    }

    /** Sent, or at this moment being sent. */
    private boolean isWrittenTo(UUID id, Lead lead) {
        var address = lead.details().writtenEmail();
        return address != null
                && jdbc.sql("""
                    select exists (select 1 from crm.outbox
                                    where record_id = :id and lower(recipient) = lower(:address)
                                      and (state = 'sent' or lease_until > now()))
                    """)
                        .param("id", id)
                        .param("address", address)
                        .query(Boolean.class)
                        .single();
    }
}
