package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the business does with leads. */
@Service
@Transactional
public class LeadService {

    /** Takes in a lead and sets it on its road; both happen or neither. */
    @CanIgnoreReturnValue
    public LeadId register(NewLead details) {
        throw new UnsupportedOperationException();
    }

    /** A person changes what is known; what they enter, no machine writes over. */
    public void update(LeadId id, LeadChanges changes, long version) {
        throw new UnsupportedOperationException();
    }

    /** One lead. */
    public LeadView view(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** A page of leads; one statement. */
    public LeadList list(LeadFilter filter, LeadSort sort, @Nullable String cursor, int size) {
        throw new UnsupportedOperationException();
    }

    /** How many leads a filter shows; counts no further than asked. */
    public int countUpTo(LeadFilter filter, int most) {
        throw new UnsupportedOperationException();
    }

    /** Tidies what was handed in: e-mail, phone, company domain, region. */
    public void normalise(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** What the intake gate is asked with. */
    public IntakeFacts intakeFacts(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The intake gate has decided. */
    public void intakeDecided(LeadId id, IntakeAction action, String reason) {
        throw new UnsupportedOperationException();
    }

    /** A person looked at a quarantined lead. */
    public void genuine(LeadId id, boolean genuine, @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Keeps the record of a lead that is none. */
    public void reject(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Somebody was in touch; a mail they wrote is posted once per key. */
    public void contacted(
            LeadId id,
            ContactMade contact,
            String login,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        throw new UnsupportedOperationException();
    }

    /** A person says what they found out. */
    public void qualified(LeadId id, Qualification qualification, String login) {
        throw new UnsupportedOperationException();
    }

    /** Notes a call, mail, meeting or note on the timeline and tells the journey of the first three; with a version, Stale when the lead changed since. */
    @CanIgnoreReturnValue
    public ActivityId logActivity(
            LeadId id, ActivityKind kind, @Nullable String subject, @Nullable String body, @Nullable Long version) {
        throw new UnsupportedOperationException();
    }

    /** Closes a lead; without a reason, the one its qualification gave. */
    public void closed(LeadId id, @Nullable CloseReason reason, @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Not now: says until when we stay in touch before we look again. */
    public Instant startNurture(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The time of nurturing is over. True when the lead was recycled before: then it is stale. */
    public boolean recycle(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** The person took their consent back; stops the process where there is one, or else all contact at once. */
    public void withdrawConsent(LeadId id, String source) {
        throw new UnsupportedOperationException();
    }

    /** The person wants to be forgotten; the process does it where there is one, or else it is done at once. */
    public void requestErasure(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Nobody may contact the person any more. */
    public void stopContact(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the person; that there was a lead stays. */
    public void erase(LeadId id) {
        throw new UnsupportedOperationException();
    }

    /** Something is wrong with the lead that a person has to mend. */
    public void needsRepair(LeadId id, String reason) {
        throw new UnsupportedOperationException();
    }

    /** A person has mended the lead, or let it be. */
    public void repaired(LeadId id, boolean startOver, @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Sets the lead on its road anew, once the process that asks for it is over. */
    public void startOver(LeadId id) {
        throw new UnsupportedOperationException();
    }
}
