package dev.baton.opportunity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.lead.LeadId;
import dev.baton.lead.MailReceived;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.sms.TextReceived;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the business does with opportunities. */
@Service
@Transactional
public class Opportunities {
    private static final String SELECT =
            "select id, lead_id, company_id, contact_id, name, stage, amount, currency, close_on, "
                    + "owner_id, opened_at, withdrawn_at, version from crm.opportunity ";

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Opportunities(JdbcClient jdbc, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** Opens an opportunity, with the first line of its history. */
    public OpportunityId open(NewOpportunity details) {
        var id = OpportunityId.create();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var lead = details.lead();
        var contact = details.contact();
        var owner = details.owner();
        var amount = details.amount();
        jdbc.sql(
                        "insert into crm.opportunity (id, lead_id, company_id, contact_id, name, stage, amount, currency, close_on, "
                                + "owner_id, opened_at) values (:id, :lead, :company, :contact, :name, :stage, :amount, :currency, "
                                + ":closeOn, :owner, :now)")
                .param("id", id.value())
                .param("lead", lead == null ? null : lead.value())
                .param("company", details.company().value())
                .param("contact", contact == null ? null : contact.value())
                .param("name", details.name())
                .param("stage", details.stage().key())
                .param("amount", amount == null ? null : amount.amount())
                .param("currency", amount == null ? null : amount.currency())
                .param("closeOn", details.closeOn())
                .param("owner", owner == null ? null : owner.value())
                .param("now", now)
                .update();
        jdbc.sql("insert into crm.opportunity_stage (id, opportunity_id, stage, entered_at, amount, close_on) "
                        + "values (:id, :opportunity, :stage, :now, :amount, :closeOn)")
                .param("id", UuidV7.next())
                .param("opportunity", id.value())
                .param("stage", details.stage().key())
                .param("now", now)
                .param("amount", amount == null ? null : amount.amount())
                .param("closeOn", details.closeOn())
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Opportunity view(OpportunityId id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Opportunities::opportunity)
                .optional()
                .orElseThrow(() -> new NotFound("opportunity", id));
    }

    /** The opportunities of a company, newest first. */
    @Transactional(readOnly = true)
    public List<Opportunity> of(CompanyId company) {
        return jdbc.sql(SELECT + "where company_id = ? and withdrawn_at is null order by opened_at desc, id desc")
                .param(company.value())
                .query(Opportunities::opportunity)
                .list();
    }

    /** Notes a call, mail, meeting or note; from then on the conversion cannot be taken back. */
    @CanIgnoreReturnValue
    public ActivityId logActivity(
            OpportunityId id, ActivityKind kind, @Nullable String subject, @Nullable String body) {
        var open = view(id);
        if (open.withdrawnAt() != null) {
            throw new Rejected("opportunity.withdrawn", open.name());
        }
        var direction = kind == ActivityKind.NOTE ? Direction.INTERNAL : Direction.OUT;
        var activity = timeline.add(NewActivity.of(record(id), kind, direction, clock.instant())
                .subject(subject)
                .body(body));
        events.publishEvent(new OpportunityWorkedOn(id));
        return activity;
    }

    /** Whether anything happened with the opportunity itself, besides what it brought along from its lead. */
    @Transactional(readOnly = true)
    public boolean workedOn(OpportunityId id, Collection<ActivityId> broughtAlong) {
        return jdbc.sql("""
                        select exists (select 1 from crm.activity
                                        where record_type = 'opportunity' and record_id = :id
                                          and kind not in ('status', 'decision', 'assignment', 'merge')
                                          and id <> all(cast(:brought as uuid[])))
                            or (select count(*) from crm.opportunity_stage where opportunity_id = :id) > 1
                        """)
                .param("id", id.value())
                .param(
                        "brought",
                        broughtAlong.stream().map(ActivityId::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Takes an opportunity back that should not have been opened; it stays readable. */
    public void withdraw(OpportunityId id) {
        jdbc.sql(
                        "update crm.opportunity set withdrawn_at = ?, version = version + 1 where id = ? and withdrawn_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id.value())
                .update();
    }

    /** They wrote to us about it. */
    @EventListener
    void on(MailReceived mail) {
        if (mail.record().type() == RecordType.OPPORTUNITY) {
            events.publishEvent(
                    new OpportunityWorkedOn(new OpportunityId(mail.record().id())));
        }
    }

    /** They texted us about it. */
    @EventListener
    void on(TextReceived text) {
        if (text.record().type() == RecordType.OPPORTUNITY) {
            events.publishEvent(
                    new OpportunityWorkedOn(new OpportunityId(text.record().id())));
        }
    }

    private static RecordRef record(OpportunityId id) {
        return new RecordRef(RecordType.OPPORTUNITY, id.value());
    }

    private static Opportunity opportunity(ResultSet row, int number) throws SQLException {
        var lead = row.getObject("lead_id", UUID.class);
        var contact = row.getObject("contact_id", UUID.class);
        var owner = row.getObject("owner_id", UUID.class);
        var amount = row.getBigDecimal("amount");
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Opportunity(
                new OpportunityId(row.getObject("id", UUID.class)),
                lead == null ? null : new LeadId(lead),
                new CompanyId(row.getObject("company_id", UUID.class)),
                contact == null ? null : new ContactId(contact),
                row.getString("name"),
                Stage.parse(row.getString("stage")),
                amount == null ? null : new Money(amount, row.getString("currency")),
                row.getObject("close_on", LocalDate.class),
                owner == null ? null : new PersonId(owner),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getLong("version"));
    }
}
