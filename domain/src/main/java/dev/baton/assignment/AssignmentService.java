package dev.baton.assignment;

import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadJourney;
import dev.baton.people.People;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives leads to people: fairly, only to those who are there and can carry more, and says why. */
@Service
@Transactional
public class AssignmentService {
    private static final int PASSED_ON_OFTEN = 2;

    private final QueuedLeads leads;
    private final OwnerSearch owners;
    private final AssignmentLog log;
    private final FirstTouchPromises promises;
    private final People people;
    private final Timeline timeline;
    private final LeadJourney journey;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentService(
            QueuedLeads leads,
            OwnerSearch owners,
            AssignmentLog log,
            FirstTouchPromises promises,
            People people,
            Timeline timeline,
            LeadJourney journey,
            Announcements announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.owners = owners;
        this.log = log;
        this.promises = promises;
        this.people = people;
        this.timeline = timeline;
        this.journey = journey;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /** What the routing table is asked with. */
    public RoutingFacts routingFacts(LeadId lead) {
        return leads.routingFacts(lead);
    }

    /** The routing table has decided. */
    public void routed(LeadId lead, Routing routing) {
        var before = leads.get(lead);
        leads.route(before.id(), routing);
    }

    /**
     * Finds an owner. Nobody free: the lead stays with its team, where all of them see it, and is given away as soon as
     * somebody is ({@link QueueDrain}); the promised time runs all the same.
     */
    public FirstTouch assign(LeadId id) {
        var lead = leads.get(id);
        var found = owners.find(lead, owners.hold(lead.queueOrRest(), lead.fallbackQueue()));
        var owner = found.map(OwnerSearch.Found::owner).orElse(null);
        var queue = found.map(OwnerSearch.Found::queue).orElse(lead.queueOrRest());
        leads.give(id, owner);
        if (found.isPresent()) {
            note(id, found.get());
        } else {
            log.write(id, queue, null, lead.strategyOrTurns().key(), "Nobody was free");
        }
        var promise = promises.from(clock.instant(), lead.firstTouchMinutes());
        leads.promise(id, promise.due());
        return new FirstTouch(login(owner), queue, promise.half(), promise.most(), promise.due());
    }

    /**
     * The promised time is over: takes the lead from its owner. True when it was passed on twice already. A step that is
     * repeated finds it taken back.
     */
    public boolean takeBack(LeadId id) {
        var lead = leads.get(id);
        if (log.isTakenBack(id)) {
            return lead.reassignments() > PASSED_ON_OFTEN;
        }
        log.write(
                id,
                lead.queueOrRest(),
                lead.owner(),
                AssignmentLog.TAKEN_BACK,
                "Nobody was in touch within the promised time");
        leads.passOn(id);
        return lead.reassignments() >= PASSED_ON_OFTEN;
    }

    /**
     * The lead was routed anew before anybody touched it: gives it to the right team. An owner who is in that team
     * keeps it, so that nobody loses a lead they are just about to call.
     *
     * @return who has it now, and which team sees it
     */
    public Handover handOver(LeadId id) {
        var lead = leads.get(id);
        var turns = owners.hold(lead.queueOrRest(), lead.fallbackQueue());
        if (lead.touched() || !lead.open() || inTeam(lead.owner(), lead.queueOrRest())) {
            return new Handover(login(lead.owner()), lead.queueOrRest());
        }
        var found = owners.find(lead.withoutOwner(), turns);
        leads.give(id, found.map(OwnerSearch.Found::owner).orElse(null));
        found.ifPresent(who -> note(id, who));
        var owner = login(found.map(OwnerSearch.Found::owner).orElse(null));
        return new Handover(owner, found.map(OwnerSearch.Found::queue).orElse(lead.queueOrRest()));
    }

    /** A person took the lead by hand (claimed its task), or somebody gave it to them. */
    public void taken(LeadId id, String login) {
        var lead = leads.get(id);
        var person = people.byLogin(login).orElseThrow(() -> new NotFound("person", login));
        if (person.id().equals(lead.owner())) {
            return;
        }
        leads.give(id, person.id());
        note(id, new OwnerSearch.Found(person.id(), lead.queueOrRest(), AssignmentLog.BY_HAND, "Taken by hand"));
    }

    /** Why the lead went to whom, oldest first. */
    public List<AssignmentEntry> historyOf(LeadId lead) {
        return log.of(lead);
    }

    /** How many leads wait without an owner, by the key of the team they wait for. */
    @Transactional(readOnly = true)
    public Map<String, Long> waitingByTeam() {
        return leads.waitingByQueue();
    }

    List<String> queuesWithWaiting() {
        return leads.queuesWithWaiting();
    }

    List<LeadId> waitingIn(String queue, int most) {
        return leads.waiting(queue, most);
    }

    /** Gives one waiting lead to somebody who became free. */
    Drained giveWaiting(LeadId id) {
        var seen = leads.get(id);
        var turns = owners.hold(seen.queueOrRest(), seen.fallbackQueue());
        var lead = leads.lockWaiting(id).orElse(null);
        if (lead == null) {
            return Drained.WAITS_NO_LONGER;
        }
        var found = owners.find(lead, turns).orElse(null);
        if (found == null) {
            return Drained.NOBODY_FREE;
        }
        leads.give(id, found.owner());
        note(id, found);
        journey.assigned(id, login(found.owner()));
        return Drained.ASSIGNED;
    }

    private void note(LeadId lead, OwnerSearch.Found found) {
        var person = people.byId(found.owner()).orElseThrow(() -> new NotFound("person", found.owner()));
        var entry = log.write(lead, found.queue(), found.owner(), found.strategy(), found.reason());
        timeline.add(NewActivity.of(
                        RecordRef.lead(lead.value()), ActivityKind.ASSIGNMENT, Direction.INTERNAL, clock.instant())
                .subject(person.name())
                .body(found.reason())
                .detail(Map.of("owner", person.login(), "queue", found.queue(), "strategy", found.strategy())));
        events.publishEvent(new LeadAssigned(lead, found.owner(), found.queue()));
        if (found.isKept()) {
            // It stays where it was: no news, however often the step is passed.
            return;
        }
        announcements.announce(
                EventType.LEAD_ASSIGNED,
                RecordRef.lead(lead.value()),
                entry.toString(),
                Map.of(
                        "lead", lead.toString(),
                        "owner", found.owner().toString(),
                        "queue", found.queue(),
                        "strategy", found.strategy()));
    }

    private boolean inTeam(@Nullable PersonId owner, String team) {
        return owner != null
                && people.membersOf(team).stream()
                        .anyMatch(member -> member.id().equals(owner));
    }

    private @Nullable String login(@Nullable PersonId person) {
        return person == null
                ? null
                : people.byId(person)
                        .orElseThrow(() -> new NotFound("person", person))
                        .login();
    }
}
