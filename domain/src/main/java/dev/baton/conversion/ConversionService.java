package dev.baton.conversion;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.consent.ConsentService;
import dev.baton.customer.Customers;
import dev.baton.lead.ConvertibleLead;
import dev.baton.lead.ConvertibleLeads;
import dev.baton.lead.LeadId;
import dev.baton.opportunity.Money;
import dev.baton.opportunity.NewOpportunity;
import dev.baton.opportunity.Opportunities;
import dev.baton.opportunity.OpportunityWorkedOn;
import dev.baton.opportunity.Stage;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an opportunity of a lead, once, with the whole history. */
@Service
@Transactional
public class ConversionService {
    private static final Duration UNDO_WINDOW = Duration.ofDays(30);

    private final ConvertibleLeads leads;
    private final Accounts accounts;
    private final Customers customers;
    private final Opportunities opportunities;
    private final ConversionRows conversions;
    private final Timeline timeline;
    private final ConsentService consents;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversionService(
            ConvertibleLeads leads,
            Accounts accounts,
            Customers customers,
            Opportunities opportunities,
            ConversionRows conversions,
            Timeline timeline,
            ConsentService consents,
            Announcements announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.accounts = accounts;
        this.customers = customers;
        this.opportunities = opportunities;
        this.conversions = conversions;
        this.timeline = timeline;
        this.consents = consents;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Converts: finds or makes the company and the contact, opens the opportunity, and moves the timeline with its files to
     * it and the consents to the contact. The lead stays readable. A lead that was converted before (a repeated step, a
     * second click) answers with what it became.
     *
     * @throws Rejected if nobody qualified it
     */
    @CanIgnoreReturnValue
    public Converted convert(LeadId id) {
        var lead = leads.lock(id);
        var before = conversions.of(id);
        if (before.isPresent()) {
            return before.get().converted();
        }
        leads.converted(id);
        var account = accounts.of(lead);
        var opportunity = opportunities.open(opportunityOf(lead, account));
        var target = new RecordRef(RecordType.OPPORTUNITY, opportunity.value());
        var activities = timeline.move(RecordRef.lead(id.value()), target);
        var contact = account.contact();
        var moved = contact == null
                ? List.<UUID>of()
                : consents.move(RecordRef.lead(id.value()), new RecordRef(RecordType.CONTACT, contact.value()));
        var now = clock.instant();
        var converted = new Converted(
                id,
                opportunity,
                account.company(),
                contact,
                account.companyCreated(),
                account.contactCreated(),
                now,
                now.plus(UNDO_WINDOW),
                null);
        conversions.add(
                converted,
                new ConversionRows.Journal(
                        activities.stream().map(ActivityId::value).toList(), moved));
        note(target, "Opened from the lead " + lead.title(), Map.of("lead", id.toString()));
        note(RecordRef.lead(id.value()), "Became an opportunity", Map.of("opportunity", opportunity.toString()));
        events.publishEvent(new LeadConverted(id, opportunity));
        return converted;
    }

    /** What a lead became, while that holds. */
    @Transactional(readOnly = true)
    public Optional<Converted> of(LeadId id) {
        return conversions.of(id).map(ConversionRows.Kept::converted);
    }

    /** Whether a lead's conversion could still be taken back. */
    @Transactional(readOnly = true)
    public boolean mayBeUndone(LeadId id) {
        return conversions.of(id).filter(this::isUndoable).isPresent();
    }

    /**
     * A person wants the conversion back; the process does it.
     *
     * @throws Rejected if it is too late
     */
    public void requestUndo(LeadId id) {
        var kept = undoable(id);
        if (!leads.wantedBack(id)) {
            throw new Rejected("conversion.too-late", kept.converted().undoUntil());
        }
    }

    /**
     * Takes the conversion back: everything returns to the lead.
     *
     * @throws Rejected once somebody worked on the opportunity, or after 30 days
     */
    public void undo(LeadId id, String login) {
        var lead = leads.lock(id);
        var kept = undoable(id);
        var converted = kept.converted();
        var record = RecordRef.lead(id.value());
        timeline.moveThese(
                kept.journal().activities().stream().map(ActivityId::new).toList(), record);
        consents.moveThese(kept.journal().consents(), record);
        opportunities.withdraw(converted.opportunity());
        conversions.undone(id, clock.instant());
        var contact = converted.contact();
        if (contact != null && converted.contactCreated()) {
            customers.withdrawIfUnused(contact);
        }
        if (converted.companyCreated()) {
            customers.withdrawIfUnused(converted.company());
        }
        leads.unconverted(id);
        note(record, "Conversion of " + lead.title() + " taken back", Map.of("login", login));
        events.publishEvent(new ConversionUndone(id, converted.opportunity()));
        announcements.announce(
                EventType.CONVERSION_UNDONE,
                new RecordRef(RecordType.OPPORTUNITY, converted.opportunity().value()),
                "undone",
                Map.of("opportunity", converted.opportunity().toString(), "lead", id.toString()));
    }

    /** Tells the world that an opportunity was opened, once. */
    public void announce(LeadId id) {
        var converted = kept(id).converted();
        var opportunity = opportunities.view(converted.opportunity());
        var record = new RecordRef(RecordType.OPPORTUNITY, opportunity.id().value());
        var isNew = announcements.announce(
                EventType.OPPORTUNITY_OPENED,
                record,
                "opened",
                Map.of(
                        "opportunity", opportunity.id().toString(),
                        "lead", id.toString(),
                        "company", opportunity.company().toString(),
                        "openedAt", opportunity.openedAt().toString()));
        if (isNew) {
            note(record, "Announced", Map.of());
        }
    }

    /** Whoever works on an opportunity needs it to stay. */
    @EventListener
    void on(OpportunityWorkedOn worked) {
        conversions.leadOf(worked.opportunity()).ifPresent(leads::workedOn);
    }

    private ConversionRows.Kept undoable(LeadId id) {
        var kept = kept(id);
        var converted = kept.converted();
        if (isTooLate(converted)) {
            throw new Rejected("conversion.too-late", converted.undoUntil());
        }
        if (isWorkedOn(kept)) {
            throw new Rejected("conversion.worked-on", converted.opportunity());
        }
        return kept;
    }

    private boolean isUndoable(ConversionRows.Kept kept) {
        return !isTooLate(kept.converted()) && !isWorkedOn(kept);
    }

    private boolean isTooLate(Converted converted) {
        return clock.instant().isAfter(converted.undoUntil());
    }

    private boolean isWorkedOn(ConversionRows.Kept kept) {
        var brought = kept.journal().activities().stream().map(ActivityId::new).toList();
        return opportunities.workedOn(kept.converted().opportunity(), brought);
    }

    private ConversionRows.Kept kept(LeadId id) {
        return conversions.of(id).orElseThrow(() -> new Rejected("conversion.none", id));
    }

    private NewOpportunity opportunityOf(ConvertibleLead lead, Accounts.Account account) {
        var found = lead.qualification();
        var name = found == null ? null : found.opportunityName();
        var budget = found == null ? null : found.budget();
        var currency = found == null ? null : found.currency();
        return new NewOpportunity(
                lead.id(),
                account.company(),
                account.contact(),
                name == null || name.isBlank() ? lead.title() : name,
                Stage.QUALIFIED,
                budget == null || currency == null ? null : new Money(budget, currency),
                found == null ? null : found.closeOn(),
                lead.owner());
    }

    private void note(RecordRef record, String subject, Map<String, Object> detail) {
        timeline.add(NewActivity.of(record, ActivityKind.STATUS, Direction.INTERNAL, clock.instant())
                .subject(subject)
                .detail(detail));
    }
}
