package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What our people and the people behind leads have to say to each other. */
@Service
@Transactional
public class LeadConversation {
    private final Leads leads;
    private final LeadNotes notes;
    private final LeadCorrespondence correspondence;
    private final LeadJourney journey;
    private final Clock clock;

    LeadConversation(
            Leads leads, LeadNotes notes, LeadCorrespondence correspondence, LeadJourney journey, Clock clock) {
        this.leads = leads;
        this.notes = notes;
        this.correspondence = correspondence;
        this.journey = journey;
        this.clock = clock;
    }

    /**
     * Somebody was in touch, or tried to. A mail they wrote is posted, once per key.
     *
     * @throws dev.baton.shared.Invalid if the mail lacks its words
     * @throws dev.baton.shared.Rejected if the person asked us not to write, or has no address
     */
    public void contacted(
            LeadId id,
            ContactMade contact,
            String login,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var lead = leads.get(id);
        if (lead.isLive() || processInstanceId != null) {
            // Whoever was won, or not, is still written to; only open work needs a lead that is open.
            lead.touched(clock.instant());
            lead.nextStepOn(contact.nextStepOn());
        }
        if (contact.channel() == ContactChannel.MAIL) {
            correspondence.write(lead, contact, login, key, processInstanceId, activityId);
        } else {
            notes.contacted(lead, contact, login);
        }
        if (processInstanceId == null && lead.isLive()) {
            // Not the process' own task: whoever waits for the first contact need not wait any longer.
            leads.flush();
            journey.activityLogged(id);
        }
    }

    /**
     * Notes a call, mail, meeting or note on the timeline and tells the journey of the first three.
     *
     * @param version the one the person saw; null when that does not matter
     */
    @CanIgnoreReturnValue
    public ActivityId logActivity(
            LeadId id, ActivityKind kind, @Nullable String subject, @Nullable String body, @Nullable Long version) {
        var lead = version == null ? leads.get(id) : leads.seen(id, version);
        var activity = notes.logged(lead, kind, subject, body);
        if (LeadNotes.isContact(kind) && lead.isLive()) {
            lead.touched(clock.instant());
            leads.flush();
            journey.activityLogged(id);
        }
        return activity;
    }
}
