package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import org.springframework.stereotype.Component;

/** Sets a lead on its road anew once the process before is over. */
@Component
class StartOver implements InboxHandler {
    static final String KIND = "lead-start-over";

    private final LeadJourney journey;

    StartOver(LeadJourney journey) {
        this.journey = journey;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var lead = entry.recordId();
        if (lead == null) {
            return Handled.notYet("Nobody said which lead starts over");
        }
        return journey.leadRegistered(new LeadId(lead))
                ? Handled.done()
                : Handled.notYet("The process before is not over yet");
    }
}
