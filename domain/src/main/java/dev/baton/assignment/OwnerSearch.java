package dev.baton.assignment;

import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the owner of a lead: who has it already, who owns its account, then whoever's turn it is. */
@Component
class OwnerSearch {
    /** What was found, and why. */
    record Found(PersonId owner, String queue, String strategy, String reason) {
        private static final String KEPT = "kept";

        static Found kept(PersonId owner, String queue) {
            return new Found(owner, queue, KEPT, "It was theirs already");
        }

        /** Whether whoever had it keeps it. */
        boolean isKept() {
            return strategy.equals(KEPT);
        }
    }

    private final People people;
    private final FreePeople freePeople;
    private final QueueCursors cursors;
    private final AssignmentLog log;

    OwnerSearch(People people, FreePeople freePeople, QueueCursors cursors, AssignmentLog log) {
        this.people = people;
        this.freePeople = freePeople;
        this.cursors = cursors;
        this.log = log;
    }

    /** Holds the rounds of a queue and of the one that helps it; see {@link QueueCursors#lock}. */
    Map<String, Turn> hold(String queue, @Nullable String fallbackQueue) {
        var queues = new TreeSet<>(Set.of(queue));
        if (fallbackQueue != null) {
            queues.add(fallbackQueue);
        }
        return cursors.lock(queues);
    }

    Optional<Found> find(QueuedLead lead, Map<String, Turn> turns) {
        var former = log.letItWait(lead.id());
        return theirOwn(lead, former)
                .or(() -> accountOwner(lead, former))
                .or(() -> byTurns(lead, lead.queueOrRest(), lead.maxOpen(), turns, former))
                .or(() -> fallback(lead, turns, former));
    }

    private Optional<Found> theirOwn(QueuedLead lead, Set<PersonId> former) {
        return single(lead.owner(), lead, former).map(owner -> Found.kept(owner, lead.queueOrRest()));
    }

    private Optional<Found> accountOwner(QueuedLead lead, Set<PersonId> former) {
        if (lead.strategyOrTurns() != Strategy.OWNER) {
            return Optional.empty();
        }
        return single(lead.accountOwner(), lead, former)
                .map(owner ->
                        new Found(owner, lead.queueOrRest(), Strategy.OWNER.key(), "They own the account already"));
    }

    private Optional<PersonId> single(@Nullable PersonId wanted, QueuedLead lead, Set<PersonId> former) {
        if (wanted == null || former.contains(wanted)) {
            return Optional.empty();
        }
        var person = people.byId(wanted).filter(Person::active).stream().toList();
        return freePeople.among(person, lead.id(), lead.maxOpen()).stream()
                .map(Turn.Free::person)
                .findFirst();
    }

    private Optional<Found> fallback(QueuedLead lead, Map<String, Turn> turns, Set<PersonId> former) {
        var fallback = lead.fallbackQueue();
        return fallback == null || fallback.equals(lead.queue())
                ? Optional.empty()
                : byTurns(lead, fallback, null, turns, former)
                        .map(found -> new Found(
                                found.owner(),
                                found.queue(),
                                found.strategy(),
                                "Nobody of " + lead.queueOrRest() + " was free: " + found.reason()));
    }

    private Optional<Found> byTurns(
            QueuedLead lead, String queue, @Nullable Integer maxOpen, Map<String, Turn> turns, Set<PersonId> former) {
        var candidates = people.membersOf(queue).stream()
                .filter(person -> !former.contains(person.id()))
                .toList();
        var found = choose(lead.strategyOrTurns(), queue, turns, freePeople.among(candidates, lead.id(), maxOpen));
        found.ifPresent(who -> cursors.move(queue, who.owner()));
        return found;
    }

    private static Optional<Found> choose(
            Strategy strategy, String queue, Map<String, Turn> turns, List<Turn.Free> free) {
        var turn = turns.getOrDefault(queue, new Turn(null));
        return strategy == Strategy.LEAST_LOADED
                ? turn.leastLoaded(free)
                        .map(who -> new Found(who, queue, strategy.key(), "They carried the fewest open leads"))
                : turn.next(free).map(who -> new Found(who, queue, Strategy.ROUND_ROBIN.key(), "It was their turn"));
    }
}
