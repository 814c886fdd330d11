package dev.baton.web.leads;

import dev.baton.assignment.AssignmentService;
import dev.baton.consent.ConsentService;
import dev.baton.conversion.ConversionService;
import dev.baton.conversion.Converted;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;
import dev.baton.lead.LeadsInSight;
import dev.baton.lead.TwinCandidate;
import dev.baton.lead.TwinService;
import dev.baton.opportunity.Opportunities;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.records.RecordCards;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands around a lead: its open work, possible twins, what it became, what its person allowed, who had it. */
@Component
class LeadSurroundings {
    private static final int TICKETS = 5;

    private final LeadsInSight leads;
    private final RecordCards records;
    private final TwinService twins;
    private final TicketsInSight tickets;
    private final ConversionService conversions;
    private final Opportunities opportunities;
    private final ConsentService consents;
    private final AssignmentService assignments;
    private final Clock clock;

    LeadSurroundings(
            LeadsInSight leads,
            RecordCards records,
            TwinService twins,
            TicketsInSight tickets,
            ConversionService conversions,
            Opportunities opportunities,
            ConsentService consents,
            AssignmentService assignments,
            Clock clock) {
        this.leads = leads;
        this.records = records;
        this.twins = twins;
        this.tickets = tickets;
        this.conversions = conversions;
        this.opportunities = opportunities;
        this.consents = consents;
        this.assignments = assignments;
        this.clock = clock;
    }

    void put(LeadView lead, SignedIn person, Model page) {
        var record = RecordRef.lead(lead.id().value());
        page.addAttribute("now", clock.instant());
        records.putOpenWork(record, person, page);
        var candidates = twins.candidates(lead.id());
        page.addAttribute("twins", candidates);
        page.addAttribute("linked", leads.seen(relatives(lead, candidates), person));
        page.addAttribute("ticketsOfLead", tickets.ofLead(lead.id().value(), TICKETS, person));
        page.addAttribute("consents", consents.of(record));
        page.addAttribute("assignments", assignments.historyOf(lead.id()));
        page.addAttribute("suppressed", leads.isSuppressed(lead.id()));
        page.addAttribute("actions", LeadActions.of(lead, person));
        conversions.of(lead.id()).ifPresent(converted -> putConversion(converted, lead, person, page));
    }

    /** The other leads that the page of a lead can lead to. */
    private static Set<UUID> relatives(LeadView lead, List<TwinCandidate> candidates) {
        return Stream.concat(candidates.stream().map(TwinCandidate::record), Stream.ofNullable(lead.mergedInto()))
                .filter(record -> record.type() == RecordType.LEAD)
                .map(RecordRef::id)
                .collect(Collectors.toSet());
    }

    private void putConversion(Converted converted, LeadView lead, SignedIn person, Model page) {
        page.addAttribute("converted", converted);
        page.addAttribute("opportunity", opportunities.view(converted.opportunity()));
        page.addAttribute(
                "undoable",
                person.may(Right.CHANGE_LEADS)
                        && lead.status() == LeadStatus.CONVERTED
                        && conversions.mayBeUndone(lead.id()));
    }
}
