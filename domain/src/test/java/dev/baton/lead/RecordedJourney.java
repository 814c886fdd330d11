package dev.baton.lead;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what the journey was told; the process waits for everything unless told otherwise. */
public class RecordedJourney implements LeadJourney {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<String> deaf = new HashSet<>();

    /** From now on no process waits for that. */
    public void nobodyWaitsFor(String what) {
        deaf.add(what);
    }

    public void reset() {
        told.clear();
        deaf.clear();
    }

    /** What was told of a lead, in order. */
    public List<String> toldOf(LeadId lead) {
        return told.stream()
                .filter(t -> t.endsWith(lead.toString()))
                .map(t -> t.substring(0, t.indexOf(' ')))
                .toList();
    }

    private boolean tell(String what, LeadId lead) {
        told.add(what + " " + lead);
        return !deaf.contains(what);
    }

    @Override
    public boolean leadRegistered(LeadId lead) {
        return tell("registered", lead);
    }

    @Override
    public boolean withdrawn(LeadId lead) {
        return tell("withdrawn", lead);
    }

    @Override
    public boolean leadUpdated(LeadId lead) {
        return tell("updated", lead);
    }

    @Override
    public boolean activityLogged(LeadId lead) {
        return tell("activity", lead);
    }

    @Override
    public boolean reengaged(LeadId lead) {
        return tell("reengaged", lead);
    }

    @Override
    public boolean campaignReply(LeadId lead) {
        return tell("campaign-reply", lead);
    }

    @Override
    public boolean conversionUndone(LeadId lead) {
        return tell("conversion-undone", lead);
    }

    @Override
    public boolean opportunityWorkedOn(LeadId lead) {
        return tell("opportunity-worked-on", lead);
    }

    @Override
    public boolean consentWithdrawn(LeadId lead) {
        return tell("consent-withdrawn", lead);
    }

    @Override
    public boolean erasureRequested(LeadId lead) {
        return tell("erasure-requested", lead);
    }

    @Override
    public boolean providerAnswered(LeadId lead) {
        return tell("provider-answered", lead);
    }

    @Override
    public boolean assigned(LeadId lead, @Nullable String login) {
        return tell("assigned", lead);
    }
}
