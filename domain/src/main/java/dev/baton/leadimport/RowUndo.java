package dev.baton.leadimport;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.lead.Filled;
import dev.baton.lead.ImportedLeads;
import dev.baton.lead.LeadId;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one row of an import back, as far as nobody has worked on its lead since. */
@Component
class RowUndo implements InboxHandler {
    static final String KIND = "import-undo";

    private final ImportRows rows;
    private final ImportedLeads leads;

    RowUndo(ImportRows rows, ImportedLeads leads) {
        this.rows = rows;
        this.leads = leads;
    }

    static String source(ImportId id) {
        return "import-undo:" + id;
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
        rows.lock(id, number)
                .filter(work -> work.row().undone() == null)
                .ifPresent(work -> Tenancy.run(entry.tenant(), Sources.actor(work.by()), () -> undo(id, number, work)));
        return Handled.done();
    }

    private void undo(ImportId id, int number, ImportRows.AtWork work) {
        var lead = work.row().lead();
        if (lead == null) {
            rows.undone(id, number, RowUndone.KEPT, "unknown");
        } else if (work.row().outcome() == RowOutcome.CREATED) {
            withdraw(id, number, lead);
        } else {
            restore(id, number, lead, work.filled(), work.fileName());
        }
    }

    private void withdraw(ImportId id, int number, LeadId lead) {
        switch (leads.withdraw(lead)) {
            case WITHDRAWN, GONE -> rows.undone(id, number, RowUndone.WITHDRAWN, null);
            case WORKED_ON -> rows.undone(id, number, RowUndone.KEPT, "worked-on");
            case WRITTEN_TO -> rows.undone(id, number, RowUndone.KEPT, "written-to");
        }
    }

    private void restore(ImportId id, int number, LeadId lead, @Nullable Filled filled, String fileName) {
        // Without what was filled in, the lead is gone or forgotten: there is nothing to give back.
        var kept = filled == null
                ? Set.<String>of()
                : leads.restore(lead, filled, "The import of " + fileName + " was undone");
        rows.undone(
                id,
                number,
                kept.isEmpty() ? RowUndone.RESTORED : RowUndone.KEPT,
                kept.isEmpty() ? null : String.join(", ", kept));
    }
}
