package dev.baton.lead;

import dev.baton.inbox.Inbox;
import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a lead is scored by, and its score. */
@Service
@Transactional
public class LeadScoring {
    private static final Duration REMEMBERED = Duration.ofDays(365);
    /** How much warmer a nurtured lead must become before we come back to it: small changes are no news. */
    private static final int CLEARLY_WARMER = 10;

    private final Leads leads;
    private final LeadTitles titles;
    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final ObjectProvider<LeadModel> model;
    private final Clock clock;

    LeadScoring(
            Leads leads,
            LeadTitles titles,
            JdbcClient jdbc,
            Inbox inbox,
            ObjectProvider<LeadModel> model,
            Clock clock) {
        this.leads = leads;
        this.titles = titles;
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.model = model;
        this.clock = clock;
    }

    /** What the fit table is asked with. */
    @Transactional(readOnly = true)
    public FitFacts fitFacts(LeadId id) {
        return FitFacts.of(leads.get(id).details());
    }

    /** The signs of interest a lead gave within a year, oldest first. What machines and colleagues wrote is none. */
    @Transactional(readOnly = true)
    public List<EngagementEvent> engagement(LeadId id) {
        return jdbc.sql("""
                        select occurred_at, case
                                 when kind = 'mail_in' and detail ->> 'reply' = 'true' then 'reply'
                                 when kind in ('web_form', 'mail_in', 'page_view', 'mail_open', 'mail_click',
                                               'campaign_reply', 'download', 'meeting', 'call') then kind
                                 else 'other' end as type
                          from crm.activity
                         where record_type = 'lead' and record_id = :id and occurred_at >= :from
                           and (direction = 'in' or kind in ('call', 'meeting') and detail ->> 'reached' is distinct from 'false')
                           and kind <> 'import' and coalesce(detail ->> 'automatic', 'false') <> 'true'
                         order by occurred_at, id
                        """)
                .param("id", id.value())
                .param("from", clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new EngagementEvent(
                        row.getString("type"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the model says; null without one. */
    @Transactional(readOnly = true)
    public @Nullable ModelScore modelScore(LeadId id) {
        var trained = model.getIfAvailable();
        return trained == null ? null : trained.score(id).orElse(null);
    }

    /** The grade table has decided, on the way to somebody's list. */
    public void scored(LeadId id, Score score) {
        var lead = leads.get(id);
        lead.scored(score, clock.instant());
        lead.comeBack();
    }

    /**
     * The score after a change. A nurtured lead that became clearly warmer comes back.
     *
     * @return true when the lead should be routed anew, since nobody touched it yet
     */
    public boolean rescored(LeadId id, Score score) {
        var lead = leads.get(id);
        if (!lead.isLive()) {
            return false;
        }
        titles.follow(lead, () -> lead.scored(score, clock.instant()));
        if (lead.isWarmerBy(CLEARLY_WARMER)) {
            inbox.take("baton", "reengaged:" + UuidV7.next(), Reengagement.KIND, id.value(), Map.of(), null);
        }
        return !lead.isTouched()
                && lead.status() == LeadStatus.OPEN
                && lead.assigned().queue() != null;
    }
}
