package dev.baton.ticket;

import dev.baton.calendar.CalendarService;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Tenancy;
import dev.baton.ticket.PromiseRows.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a tenant promises by each policy. A change moves the deadlines of open tickets: what was counted stays counted, and
 * what was kept or broken stays so. Which ones will move can be seen before.
 */
@Service
@Transactional
public class PromiseService {
    private static final Duration MOST = Duration.ofDays(366);

    private final PolicyTable table;
    private final PromiseTable own;
    private final PromiseRows rows;
    private final Promises promises;
    private final ClockMoves moves;
    private final CalendarService calendars;
    private final Clock clock;

    PromiseService(
            PolicyTable table,
            PromiseTable own,
            PromiseRows rows,
            Promises promises,
            ClockMoves moves,
            CalendarService calendars,
            Clock clock) {
        this.table = table;
        this.own = own;
        this.rows = rows;
        this.promises = promises;
        this.moves = moves;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What each policy promises, in the order of the table's rules; then what no rule names any more. */
    @Transactional(readOnly = true)
    public List<PolicyPromise> list() {
        var byTable = new LinkedHashMap<String, Promise>();
        table.newest().rules().forEach(rule -> byTable.putIfAbsent(rule.policy(), rule));
        var said = new LinkedHashMap<String, PromiseTable.Own>();
        own.all().forEach(one -> said.put(one.policy(), one));
        var policies = new ArrayList<PolicyPromise>();
        byTable.forEach((policy, rule) -> {
            var ours = said.remove(policy);
            policies.add(
                    ours == null
                            ? new PolicyPromise(rule, rule, false, PolicyPromise.UNWRITTEN)
                            : new PolicyPromise(ours.over(rule), rule, true, ours.version()));
        });
        said.values().forEach(ours -> policies.add(new PolicyPromise(ours.over(null), null, true, ours.version())));
        return List.copyOf(policies);
    }

    /** @throws NotFound if no rule names it, nor has the tenant said anything about it */
    @Transactional(readOnly = true)
    public PolicyPromise get(String policy) {
        return list().stream()
                .filter(one -> one.policy().equals(policy))
                .findFirst()
                .orElseThrow(() -> new NotFound("policy", policy));
    }

    /** The ladders of escalations that the table's rules name. */
    @Transactional(readOnly = true)
    public Set<String> ladders() {
        var ladders = new TreeSet<String>();
        list().forEach(one -> ladders.add(one.holds().escalationSet()));
        table.newest().rules().forEach(rule -> ladders.add(rule.escalationSet()));
        return ladders;
    }

    /**
     * The deadlines that would move if this were promised, the earliest first; nothing is kept.
     *
     * @throws NotFound if there is no such policy
     * @throws Invalid if something in it does not fit
     */
    @Transactional(readOnly = true)
    public List<MovedDeadline> preview(Promise wanted) {
        check(wanted);
        return moves.preview(rows.openOf(wanted.policy()), to(wanted));
    }

    /**
     * Promises this by the policy from now on.
     *
     * @param version of what was read ({@link PolicyPromise#version()})
     * @throws NotFound if there is no such policy
     * @throws OptimisticLockingFailureException if it was changed since
     * @throws Invalid if something in it does not fit
     */
    public void save(Promise wanted, long version) {
        check(wanted);
        if (!own.write(wanted, version)) {
            throw stale(wanted.policy());
        }
        repromise(wanted);
    }

    /**
     * The deadlines that would move if the table's word held again.
     *
     * @throws NotFound if no rule of the table names the policy
     */
    @Transactional(readOnly = true)
    public List<MovedDeadline> previewReset(String policy) {
        return moves.preview(rows.openOf(policy), to(byTable(policy)));
    }

    /**
     * Promises what the table says from now on.
     *
     * @throws NotFound if no rule of the table names the policy
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void reset(String policy, long version) {
        var rule = byTable(policy);
        if (!own.forget(policy, version)) {
            throw stale(policy);
        }
        repromise(rule);
    }

    /**
     * How many open tickets were promised something else by their policy than it promises now: by an older version of the
     * table, or in the very moment of a change. A policy about which the table's rules differ promises no one thing, and is
     * left out, as is one of which no ticket differs.
     */
    @Transactional(readOnly = true)
    public Map<String, Integer> behind() {
        var promised = list().stream()
                .filter(one -> one.own() || isPlain(one.policy()))
                .map(PolicyPromise::holds)
                .toList();
        return rows.promisedOtherwise(promised, clock.instant());
    }

    /**
     * The deadlines that would move if open tickets were promised what the policy promises now, the earliest first.
     *
     * @throws NotFound if there is no such policy
     * @throws Rejected if the table's rules differ about it
     */
    @Transactional(readOnly = true)
    public List<MovedDeadline> previewRepromise(String policy) {
        return moves.preview(rows.openOf(policy), to(holding(policy)));
    }

    /**
     * Promises open tickets what the policy promises now.
     *
     * @throws NotFound if there is no such policy
     * @throws Rejected if the table's rules differ about it
     */
    public void repromise(String policy) {
        repromise(holding(policy));
    }

    private Promise holding(String policy) {
        var known = get(policy);
        if (!known.own() && !isPlain(policy)) {
            throw new Rejected("promise.rules.differ", policy);
        }
        return known.holds();
    }

    private boolean isPlain(String policy) {
        return table.newest().rules().stream()
                        .filter(rule -> rule.policy().equals(policy))
                        .distinct()
                        .count()
                == 1;
    }

    private Promise byTable(String policy) {
        var rule = get(policy).byTable();
        if (rule == null) {
            throw new NotFound("rule", policy);
        }
        return rule;
    }

    private void repromise(Promise wanted) {
        rows.lockPromisedBy(wanted.policy());
        moves.move(() -> rows.openOf(wanted.policy()), to(wanted), ClockEvent.PROMISED, kept -> reason(kept, wanted));
        rows.repromise(wanted);
    }

    /** A clock as the promise lets it count from now on; one whose promise is broken stays as it is. */
    private UnaryOperator<Kept> to(Promise wanted) {
        var now = clock.instant();
        var known = promises.knownCalendars();
        return kept -> kept.clock().checked(now).breachedAt() != null || isPromised(kept, wanted)
                ? kept
                : kept.promising(wanted, known, now);
    }

    private static boolean isPromised(Kept kept, Promise wanted) {
        return kept.clock().target().equals(wanted.target(kept.clock().kind()))
                && kept.calendar().equals(wanted.calendar());
    }

    private static String reason(Kept kept, Promise wanted) {
        var target = wanted.target(kept.clock().kind());
        var calendar = kept.calendar().equals(wanted.calendar())
                ? ""
                : ", calendar %s instead of %s".formatted(wanted.calendar(), kept.calendar());
        return "The promise %s was changed from %s to %s%s, by %s"
                .formatted(
                        wanted.policy(),
                        WorkingMinutes.text(kept.clock().target()),
                        WorkingMinutes.text(target),
                        calendar,
                        Tenancy.scope().map(scope -> scope.actor().name()).orElse("nobody"));
    }

    private void check(Promise wanted) {
        var known = get(wanted.policy());
        var problems = new ArrayList<FieldProblem>();
        time("first", wanted.first(), problems);
        time("next", wanted.next(), problems);
        time("resolution", wanted.resolution(), problems);
        if (problems.isEmpty() && wanted.resolution().compareTo(wanted.first()) < 0) {
            problems.add(new FieldProblem("resolution", "promise.resolution.before-first"));
        }
        if (!wanted.calendar().equals(known.holds().calendar())
                && !wanted.calendar().equals(CalendarService.DEFAULT)
                && calendars.list().stream()
                        .noneMatch(calendar -> calendar.key().equals(wanted.calendar()))) {
            problems.add(new FieldProblem("calendar", "promise.calendar.unknown"));
        } else if (problems.isEmpty() && !ends(wanted, clock.instant())) {
            problems.add(new FieldProblem("calendar", "promise.calendar.never"));
        }
        if (!ladders().contains(wanted.escalationSet())) {
            problems.add(new FieldProblem("escalationSet", "promise.ladder.unknown"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void time(String field, Duration time, List<FieldProblem> problems) {
        if (time.toMinutes() < 1 || time.compareTo(MOST) > 0) {
            problems.add(new FieldProblem(field, "promise.time.range"));
        }
    }

    private boolean ends(Promise wanted, Instant from) {
        try {
            return promises.calendar(wanted.calendar())
                    .addBusiness(from, wanted.resolution())
                    .isAfter(from);
        } catch (Rejected never) {
            return false;
        }
    }

    private static OptimisticLockingFailureException stale(String policy) {
        return new OptimisticLockingFailureException("what " + policy + " promises was changed meanwhile");
    }
}
