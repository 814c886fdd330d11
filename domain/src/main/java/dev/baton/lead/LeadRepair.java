package dev.baton.lead;

import dev.baton.inbox.Inbox;
import dev.baton.shared.UuidV7;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done about leads that no rule knows how to go on with. */
@Service
@Transactional
public class LeadRepair {
    private final Leads leads;
    private final LeadNotes notes;
    private final Inbox inbox;

    LeadRepair(Leads leads, LeadNotes notes, Inbox inbox) {
        this.leads = leads;
        this.notes = notes;
        this.inbox = inbox;
    }

    /** Something is wrong with the lead that a person has to mend. */
    public void needsRepair(LeadId id, String reason) {
        var lead = leads.get(id);
        lead.needsRepair(reason);
        notes.status(lead, "Needs repair", reason);
    }

    /** A person has mended the lead, or let it be. */
    public void repaired(LeadId id, boolean startOver, @Nullable String note) {
        notes.status(leads.get(id), startOver ? "Repaired: starts over" : "Repaired: ends here", note);
    }

    /** Sets the lead on its road anew, once the process that asks for it is over. */
    public void startOver(LeadId id) {
        inbox.take("baton", "start-over:" + UuidV7.next(), StartOver.KIND, id.value(), Map.of(), null);
    }
}
