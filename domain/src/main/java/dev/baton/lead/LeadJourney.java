package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The road a lead travels. Told by the business, driven by a process. Whatever is told answers whether the process
 * waited for it: a lead that stands elsewhere, or has no process, is no error.
 */
public interface LeadJourney {
    /** Sets the lead on its road; false when it is on it already. */
    @CanIgnoreReturnValue
    boolean leadRegistered(LeadId lead);

    @CanIgnoreReturnValue
    boolean leadUpdated(LeadId lead);

    /** Somebody called, met or wrote to the lead outside its task. */
    @CanIgnoreReturnValue
    boolean activityLogged(LeadId lead);

    /** A nurtured lead showed interest again. */
    @CanIgnoreReturnValue
    boolean reengaged(LeadId lead);

    /** A nurtured lead answered. */
    @CanIgnoreReturnValue
    boolean campaignReply(LeadId lead);

    @CanIgnoreReturnValue
    boolean conversionUndone(LeadId lead);

    @CanIgnoreReturnValue
    boolean opportunityWorkedOn(LeadId lead);

    @CanIgnoreReturnValue
    boolean consentWithdrawn(LeadId lead);

    @CanIgnoreReturnValue
    boolean erasureRequested(LeadId lead);

    @CanIgnoreReturnValue
    boolean providerAnswered(LeadId lead);

    /** The lead was handed in by mistake: its journey ends at once, and nothing of it is decided or sent any more. */
    @CanIgnoreReturnValue
    boolean withdrawn(LeadId lead);

    /**
     * The lead has another owner, so its open tasks have too.
     *
     * @param login null when it went back to its team
     */
    @CanIgnoreReturnValue
    boolean assigned(LeadId lead, @Nullable String login);
}
