package dev.baton.inbox;

import dev.baton.tenant.Origin;

/**
 * Does what an entry of one kind asks for. Runs in one transaction with marking the entry done, under the entry's
 * tenant: both happen or neither. An exception rolls back, and the entry is tried again later.
 */
public interface InboxHandler {
    /** The kind of entries it handles; one handler for each. */
    String kind();

    Handled handle(InboxEntry entry);

    /** Where such entries come from, for the audit trail. */
    default Origin.Client client() {
        return Origin.Client.JOB;
    }
}
