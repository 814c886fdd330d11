package dev.baton.leadimport;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.lead.ImportedLeads;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Takes one row in, in the transaction that marks its entry of the inbox done: all of it or nothing, once. A row that
 * does not fit is refused and stops no other.
 */
@Component
class RowIntake implements InboxHandler {
    static final String KIND = "import-row";

    private final ImportRows rows;
    private final ImportedLeads leads;
    private final DryRun check;

    RowIntake(ImportRows rows, ImportedLeads leads, DryRun check) {
        this.rows = rows;
        this.leads = leads;
        this.check = check;
    }

    static String source(ImportId id) {
        return "import:" + id;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Origin.Client client() {
        return Origin.Client.IMPORT;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var id = Sources.importOf(entry);
        var number = Integer.parseInt(entry.externalId());
        var found = rows.lock(id, number);
        if (found.isPresent() && found.get().row().outcome() == null) {
            var work = found.get();
            Tenancy.run(entry.tenant(), Sources.actor(work.by()), () -> take(id, number, work));
        }
        return Handled.done();
    }

    private void take(ImportId id, int number, ImportRows.AtWork work) {
        // Asked, not tried: an exception would take the whole transaction with it.
        var problems = check.problems(work.row().cells(), work.mapping());
        if (!problems.isEmpty()) {
            rows.refused(id, number, problems);
            return;
        }
        var handedIn = work.mapping().lead(work.row().cells());
        var known = leads.claim(handedIn);
        if (known.isEmpty()) {
            rows.taken(id, number, RowOutcome.CREATED, leads.register(handedIn), null);
            return;
        }
        var lead = known.get();
        // Workers overtake each other; the last row of a file about somebody wins all the same.
        var overtaken = rows.laterRowIsAbout(id, number, lead);
        var filled = leads.fillIn(lead, handedIn, overtaken, "Updated by the import of " + work.fileName());
        rows.taken(id, number, filled.isNothing() ? RowOutcome.UNCHANGED : RowOutcome.UPDATED, lead, filled);
    }
}
