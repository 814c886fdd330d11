package dev.baton.lead;

import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the world what happens to leads. A lead's version tells one event from the next: two transactions never leave the
 * same one behind.
 */
@Component
class LeadAnnouncements {
    private final Leads leads;
    private final Announcements announcements;

    LeadAnnouncements(Leads leads, Announcements announcements) {
        this.leads = leads;
        this.announcements = announcements;
    }

    @EventListener
    void on(LeadRegistered event) {
        announce(
                EventType.LEAD_REGISTERED,
                event.lead(),
                Map.of("channel", event.channel().key()));
    }

    @EventListener
    void on(LeadQualified event) {
        announce(EventType.LEAD_QUALIFIED, event.lead(), Map.of());
    }

    @EventListener
    void on(LeadNurtured event) {
        announce(
                EventType.LEAD_NURTURED,
                event.lead(),
                Map.of("until", event.until().toString()));
    }

    @EventListener
    void on(LeadMerged event) {
        announce(
                EventType.LEAD_MERGED,
                event.lead(),
                Map.of("survivor", event.survivor().toString()));
    }

    @EventListener
    void on(LeadClosed event) {
        announce(EventType.LEAD_CLOSED, event.lead(), Map.of("reason", event.reason()));
    }

    private void announce(EventType type, LeadId id, Map<String, Object> more) {
        var lead = leads.get(id);
        var data = new LinkedHashMap<String, Object>(more);
        data.put("lead", id.toString());
        announcements.announce(type, lead.record(), Long.toString(lead.version()), data);
    }
}
