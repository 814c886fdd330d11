package dev.baton.web.leads;

import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;
import dev.baton.web.Rights;

/** What a person may do with a lead as it stands. */
record LeadActions(boolean edit, boolean log, boolean write, boolean withdraw, boolean erase, boolean undoMerge) {
    static LeadActions of(LeadView lead, SignedIn person) {
        var there = !lead.erased() && person.mayWork();
        var alive = there && lead.status() != LeadStatus.MERGED;
        return new LeadActions(
                alive,
                alive,
                alive && lead.email() != null,
                alive && (lead.email() != null || lead.phone() != null),
                there && Rights.mayErase(person),
                there && lead.status() == LeadStatus.MERGED);
    }

    /** Whether there is a menu of more at all. */
    public boolean more() {
        return withdraw || erase;
    }
}
