package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentService;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether we know a lead already, and makes one record of two, so that it can be taken back. */
@Service
@Transactional
public class TwinService {
    private static final Duration UNDO_WINDOW = Duration.ofDays(30);

    private final Leads leads;
    private final TwinRows twins;
    private final Aliases aliases;
    private final MergeJournal journal;
    private final Timeline timeline;
    private final ConsentService consents;
    private final Inheritance inheritance;
    private final LeadNotes notes;
    private final LeadJourney journey;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TwinService(
            Leads leads,
            TwinRows twins,
            Aliases aliases,
            MergeJournal journal,
            Timeline timeline,
            ConsentService consents,
            Inheritance inheritance,
            LeadNotes notes,
            LeadJourney journey,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.twins = twins;
        this.aliases = aliases;
        this.journal = journal;
        this.timeline = timeline;
        this.consents = consents;
        this.inheritance = inheritance;
        this.notes = notes;
        this.journey = journey;
        this.events = events;
        this.clock = clock;
    }

    /** Looks for twins among what came before, and keeps the candidates, the most alike first. */
    @CanIgnoreReturnValue
    public List<TwinCandidate> findTwins(LeadId id) {
        var lead = leads.get(id);
        leads.flush();
        twins.find(lead);
        return twins.candidates(id);
    }

    /** What {@link #findTwins} found. */
    @Transactional(readOnly = true)
    public List<TwinCandidate> candidates(LeadId id) {
        return twins.candidates(id);
    }

    /**
     * The duplicate policy has decided of a candidate; of the strongest one last.
     *
     * @param candidate null when there is none
     */
    public void twinsDecided(LeadId id, TwinVerdict verdict, @Nullable RecordRef candidate, String reason) {
        var lead = leads.get(id);
        if (candidate != null) {
            twins.decided(id, candidate, verdict, reason);
        }
        lead.survivorIs(verdict == TwinVerdict.UNIQUE ? null : candidate);
    }

    /**
     * A person compared. Two records that they said are two people are never compared again.
     *
     * @param survivor the record that stays, when it is the same person
     */
    public void compared(LeadId id, boolean same, @Nullable RecordRef survivor, @Nullable String note) {
        var lead = leads.get(id);
        if (same) {
            var stays = survivor == null ? lead.kinship().survivor() : survivor;
            if (stays == null) {
                throw new Invalid(List.of(new FieldProblem("survivor", "Choose the record that stays")));
            }
            lead.survivorIs(stays);
        } else {
            twins.keepApart(id);
            lead.survivorIs(null);
            lead.possibleTwinOf(null);
        }
        notes.status(lead, same ? "Compared: the same person" : "Compared: another person", note);
    }

    /** Nobody compared in time: the lead goes on, and says so. */
    public void flagPossibleTwin(LeadId id) {
        var lead = leads.get(id);
        lead.possibleTwinOf(lead.kinship().survivor());
        lead.survivorIs(null);
        notes.status(lead, "May be somebody we know already; nobody compared in time", null);
    }

    /**
     * Merges the lead into the record that was chosen: its timeline, files and consents move, a lead that stays takes over
     * what it did not know, and the merged one stays readable as another name of that record.
     *
     * @return the record it became part of
     */
    @CanIgnoreReturnValue
    public RecordRef merge(LeadId id) {
        var chosen = leads.get(id).kinship().survivor();
        if (chosen == null) {
            throw new Rejected("lead.no-survivor", leads.get(id).title());
        }
        leads.flush();
        var survivor = aliases.ofPerson(chosen)
                .orElseThrow(() -> new NotFound(chosen.type().key(), chosen.id()));
        var lead = lockBoth(id, survivor);
        var now = clock.instant();
        lead.mergeInto(survivor, now);
        var activities = timeline.move(lead.record(), survivor).stream()
                .map(ActivityId::value)
                .toList();
        var inherited = survivor.type() == RecordType.LEAD
                ? inheritance.takeOver(leads.get(new LeadId(survivor.id())), lead)
                : Inherited.nothing();
        var moved = new MergeJournal.Moved(
                survivor, activities, consents.move(lead.record(), survivor), inherited, now.plus(UNDO_WINDOW));
        journal.write(id, moved, now);
        notes.merged(
                survivor,
                "Merged with a lead that came in later: " + lead.title(),
                Map.of("lead", id.toString(), "filled", inherited.names()));
        notes.merged(lead.record(), "Merged into " + survivor.type().key(), Map.of("record", survivor.toString()));
        leads.flush();
        wake(survivor);
        events.publishEvent(new LeadMerged(id, survivor));
        return survivor;
    }

    /** Takes a merge back, within 30 days; the lead sets out on its road anew, and the two are never compared again. */
    public void undoMerge(LeadId id) {
        var moved = journal.open(id)
                .orElseThrow(() -> new Rejected("lead.not-merged", leads.get(id).title()));
        var lead = lock(id, moved.survivor());
        var now = clock.instant();
        if (now.isAfter(moved.undoUntil())) {
            throw new Rejected("lead.merge-too-old", lead.title());
        }
        lead.unmerge();
        timeline.moveThese(moved.activities().stream().map(ActivityId::new).toList(), lead.record());
        consents.moveThese(moved.consents(), lead.record());
        if (moved.survivor().type() == RecordType.LEAD) {
            inheritance.giveBack(leads.get(new LeadId(moved.survivor().id())), lead, moved.inherited());
        }
        journal.close(id, now);
        twins.keepApart(id);
        notes.merged(
                lead.record(),
                "Merge taken back",
                Map.of("record", moved.survivor().toString()));
        leads.flush();
        journey.leadRegistered(id);
    }

    private Lead lockBoth(LeadId id, RecordRef survivor) {
        var lead = lock(id, survivor);
        if (survivor.type() == RecordType.LEAD && !survivor.equals(lead.record())) {
            leads.get(new LeadId(survivor.id())).requireSurvivor();
        }
        return lead;
    }

    /** In the order of their keys, so that two merges never wait for each other. */
    private Lead lock(LeadId id, RecordRef survivor) {
        if (survivor.type() != RecordType.LEAD) {
            return leads.lock(id);
        }
        var held = Stream.of(id.value(), survivor.id())
                .distinct()
                .sorted()
                .map(LeadId::new)
                .map(leads::lock)
                .toList();
        return held.get(held.get(0).id().equals(id) ? 0 : 1);
    }

    /** The survivor has news: a nurtured one comes back, a living one is scored anew. */
    private void wake(RecordRef survivor) {
        if (survivor.type() != RecordType.LEAD) {
            return;
        }
        var lead = leads.get(new LeadId(survivor.id()));
        if (lead.status() == LeadStatus.NURTURING) {
            lead.comeBack();
            leads.flush();
            journey.reengaged(lead.id());
        } else if (lead.isLive()) {
            journey.leadUpdated(lead.id());
        }
    }
}
