package dev.baton.lead;

import dev.baton.enrichment.CompanyProvider;
import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over what a data provider answered, whether the process still waits for it or not. */
@Component
class ProviderAnswers implements InboxHandler {
    private final Leads leads;
    private final LeadEnrichment enrichment;
    private final LeadJourney journey;

    ProviderAnswers(Leads leads, LeadEnrichment enrichment, LeadJourney journey) {
        this.leads = leads;
        this.enrichment = enrichment;
        this.journey = journey;
    }

    @Override
    public String kind() {
        return CompanyProvider.ANSWER_KIND;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var record = entry.recordId();
        if (record == null) {
            return Handled.notYet("Nobody said which lead the answer is for");
        }
        var lead = leads.get(new LeadId(record));
        var answer = read(entry.payload());
        lead.providerAnswered(answer);
        leads.flush();
        if (!journey.providerAnswered(lead.id())) {
            enrichment.applyCompanyData(lead.id(), answer);
            leads.flush();
            journey.leadUpdated(lead.id());
        }
        return Handled.done();
    }

    private static CompanyData read(Map<String, Object> answer) {
        return new CompanyData(
                text(answer, "name"),
                text(answer, "domain"),
                text(answer, "country"),
                text(answer, "industry"),
                answer.get("employees") instanceof Number number ? (Integer) number.intValue() : null,
                text(answer, "phone"));
    }

    private static @Nullable String text(Map<String, Object> answer, String name) {
        return answer.get(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
