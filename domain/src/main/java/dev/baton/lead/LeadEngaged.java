package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.incoming.EventReader;
import dev.baton.incoming.IncomingEvent;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.util.List;
import org.springframework.stereotype.Component;

/** "lead.engaged": somebody we stay in touch with showed interest elsewhere. Their process goes on. */
@Component
class LeadEngaged implements EventReader {
    private final Leads leads;
    private final LeadLists lists;
    private final LeadJourney journey;

    LeadEngaged(Leads leads, LeadLists lists, LeadJourney journey) {
        this.leads = leads;
        this.lists = lists;
        this.journey = journey;
    }

    @Override
    public String type() {
        return "lead.engaged";
    }

    @Override
    public Handled read(IncomingEvent event) {
        var lead = leads.lock(id(event));
        if (lead.status() != LeadStatus.NURTURING) {
            return Handled.notYet(
                    "The lead " + lead.id() + " is " + lead.status().key() + ", so it waits for nothing");
        }
        lead.comeBack();
        leads.flush();
        journey.reengaged(lead.id());
        return Handled.done();
    }

    private LeadId id(IncomingEvent event) {
        var external = event.text("externalId");
        if (external != null) {
            return lists.byExternalId(external)
                    .orElseThrow(() -> problem("externalId", "There is no lead '" + external + "'"));
        }
        var id = event.required("lead");
        try {
            var lead = LeadId.parse(id);
            if (leads.find(lead).isPresent()) {
                return lead;
            }
        } catch (IllegalArgumentException noId) {
            throw problem("lead", "'" + id + "' is no id of a lead");
        }
        throw problem("lead", "There is no lead " + id);
    }

    private static Invalid problem(String field, String message) {
        return new Invalid(List.of(new FieldProblem(field, message)));
    }
}
