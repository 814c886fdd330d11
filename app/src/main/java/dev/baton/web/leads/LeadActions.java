package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;

/** What a person may do with a lead as it stands. */
record LeadActions(boolean edit, boolean log, boolean write, boolean withdraw, boolean erase, boolean undoMerge) {
    static LeadActions of(LeadView lead, SignedIn person) {
        var there = !lead.erased() && person.may(Right.CHANGE_LEADS);
        var alive = there && lead.status() != LeadStatus.MERGED;
        return new LeadActions(
                alive,
                alive,
                alive && lead.email() != null,
                alive && (lead.email() != null || lead.phone() != null),
                !lead.erased() && person.may(Right.ERASE_PEOPLE),
                there && lead.status() == LeadStatus.MERGED);
    }

    /** Whether there is a menu of more at all. */
    public boolean more() {
        return withdraw || erase;
    }
}
