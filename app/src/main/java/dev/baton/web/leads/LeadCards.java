package dev.baton.web.leads;

import dev.baton.conversion.ConversionService;
import dev.baton.decision.DecisionLog;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.timeline.Activity;
import dev.baton.timeline.Timeline;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is shown of a lead wherever it is shown: its facts, its score with reasons, its timeline. */
@Component
public class LeadCards {
    private static final int ENTRIES = 25;

    private final LeadsInSight leads;
    private final DecisionLog decisions;
    private final Timeline timeline;
    private final Outbox outbox;
    private final ConversionService conversions;
    private final Names names;

    LeadCards(
            LeadsInSight leads,
            DecisionLog decisions,
            Timeline timeline,
            Outbox outbox,
            ConversionService conversions,
            Names names) {
        this.leads = leads;
        this.decisions = decisions;
        this.timeline = timeline;
        this.outbox = outbox;
        this.conversions = conversions;
        this.names = names;
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
        putTimeline(lead, cursor, page);
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

    private void putTimeline(LeadView lead, @Nullable String cursor, Model page) {
        var record = RecordRef.lead(lead.id().value());
        var part = timeline.page(keeperOf(lead), cursor, ENTRIES);
        var book = names.book();
        var letters = outbox.ofRecord(record).stream()
                .collect(Collectors.toMap(letter -> letter.key().text(), Function.identity(), (newer, older) -> newer));
        page.addAttribute(
                "timeline",
                part.activities().stream()
                        .map(activity ->
                                new TimelineEntry(activity, book.who(activity.actor()), sent(activity, letters)))
                        .toList());
        page.addAttribute(
                "timelineNext", part.next() == null ? null : "/leads/" + record.id() + "?cursor=" + part.next());
    }

    private static @Nullable OutboxEntry sent(Activity activity, Map<String, OutboxEntry> letters) {
        var key = activity.detail().get("sendKey");
        return key == null ? null : letters.get(key.toString());
    }
}
