package dev.baton.web.leads;

import dev.baton.conversion.ConversionService;
import dev.baton.decision.DecisionLog;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.web.records.RecordCards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is shown of a lead wherever it is shown: its facts, its score with reasons, its timeline. */
@Component
public class LeadCards {
    private final LeadsInSight leads;
    private final DecisionLog decisions;
    private final RecordCards records;
    private final ConversionService conversions;

    LeadCards(LeadsInSight leads, DecisionLog decisions, RecordCards records, ConversionService conversions) {
        this.leads = leads;
        this.decisions = decisions;
        this.records = records;
        this.conversions = conversions;
    }

    /**
     * Puts facts, score and a part of the timeline into a page.
     *
     * @param cursor where the part of the timeline begins; null for the newest
     */
    public LeadView put(LeadId id, @Nullable String cursor, SignedIn person, Model page) {
        var lead = leads.view(id, person);
        var record = RecordRef.lead(id.value());
        page.addAttribute("lead", lead);
        page.addAttribute("score", ScoreCard.of(lead, decisions.ofRecord(record)));
        records.putTimeline(keeperOf(lead), record, cursor, "/leads/" + id, page);
        return lead;
    }

    /** The history of a converted lead went along to its opportunity. */
    private RecordRef keeperOf(LeadView lead) {
        var record = RecordRef.lead(lead.id().value());
        if (lead.status() != LeadStatus.CONVERTED) {
            return record;
        }
        return conversions
                .of(lead.id())
                .map(converted -> new RecordRef(
                        RecordType.OPPORTUNITY, converted.opportunity().value()))
                .orElse(record);
    }
}
