package dev.baton.erasure;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.duty.Duty;
import dev.baton.duty.SeparationOfDuty;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in requests to be forgotten, says what is held, and keeps what was decided. */
@Service
@Transactional
public class ErasureService {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()]{1,64}@[^\\s@<>()]{1,190}");

    private final ErasureRows rows;
    private final PersonSearch search;
    private final Archive archive;
    private final RetentionFacts retention;
    private final ProcessMemory memory;
    private final SeparationOfDuty duties;
    private final ErasureJourney journey;
    private final Announcements announcements;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final Clock clock;

    ErasureService(
            ErasureRows rows,
            PersonSearch search,
            Archive archive,
            RetentionFacts retention,
            ProcessMemory memory,
            SeparationOfDuty duties,
            ErasureJourney journey,
            Announcements announcements,
            Tenants tenants,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.search = search;
        this.archive = archive;
        this.retention = retention;
        this.memory = memory;
        this.duties = duties;
        this.journey = journey;
        this.announcements = announcements;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes in a request and sets it on its road. Asking twice, before the first is answered, finds the first.
     *
     * @param channel {@code page} or {@code api}
     * @throws Invalid if nobody can be found by what it says
     * @throws NotFound if the record it names is not there
     * @throws Rejected {@code erasure.colleague} if the address is one of our own people's
     */
    public ErasureId request(NewErasure asked, String channel) {
        var subject = subject(asked);
        var open = rows.open(subject);
        if (open.isPresent()) {
            return open.get();
        }
        var id = ErasureId.create();
        var by = Tenancy.scope().map(Tenancy.Scope::actor).orElseGet(() -> Actor.system("unknown"));
        var now = clock.instant();
        var due = Deadline.of(now, tenant().zone());
        rows.add(id, channel, by.toString(), now, due, asked.dispute(), subject);
        duties.did(id.record(), Duty.ERASURE_REQUESTED);
        journey.erasureRequested(id, Deadline.warning(due));
        announcements.announce(
                EventType.ERASURE_REQUESTED,
                id.record(),
                "requested",
                Map.of("request", id.toString(), "channel", channel, "dueAt", due.toString()));
        return id;
    }

    private Subject subject(NewErasure asked) {
        var record = asked.record();
        if (record != null && !exists(record)) {
            throw new NotFound(record.type().key(), record.id());
        }
        var known = record == null ? null : search.find(new Subject(null, null, null, null, tenant().locale(), record));
        var email = text(asked.email());
        if (email != null && !ADDRESS.matcher(email).matches()) {
            throw new Invalid(List.of(new FieldProblem("email", "This is no e-mail address")));
        }
        var replyTo = text(asked.replyTo());
        if (replyTo != null && !ADDRESS.matcher(replyTo).matches()) {
            throw new Invalid(List.of(new FieldProblem("replyTo", "This is no e-mail address")));
        }
        if (email == null && known != null) {
            email = known.terms().addresses().stream().sorted().findFirst().orElse(null);
        }
        if (email == null && record == null) {
            throw new Invalid(List.of(new FieldProblem("email", "Say by which e-mail address we know the person")));
        }
        if (email != null && isColleague(email)) {
            throw new Rejected("erasure.colleague");
        }
        return new Subject(
                email,
                text(asked.phone()),
                text(asked.name()),
                replyTo == null ? email : replyTo,
                known == null ? tenant().locale() : known.language(),
                record);
    }

    private boolean exists(RecordRef record) {
        return jdbc.sql("select exists (select 1 from crm.lead where id = :id "
                        + "union all select 1 from crm.contact where id = :id)")
                .param("id", record.id())
                .query(Boolean.class)
                .single();
    }

    private boolean isColleague(String email) {
        return jdbc.sql("select exists (select 1 from crm.person where lower(email) = :email)")
                .param("email", email.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private Tenant tenant() {
        var id = Tenancy.required();
        return tenants.byId(id).orElseThrow(() -> new IllegalStateException("There is no tenant " + id));
    }

    @Transactional(readOnly = true)
    public ErasureView view(ErasureId id) {
        return rows.view(id);
    }

    /** @param after the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    public ErasureList list(@Nullable ErasureId after, int size) {
        return rows.list(after, Math.max(1, Math.min(size, 200)));
    }

    /** Looks what is held about the person, everywhere; says whether anything is. Repeating it looks again. */
    public boolean search(ErasureId id) {
        var subject = rows.subject(id).orElseThrow(() -> new IllegalStateException("Request " + id + " is answered"));
        var person = search.find(subject);
        Map<Place, Integer> places = archive.about(person).stream()
                .collect(Collectors.toMap(Held::place, row -> 1, Integer::sum, LinkedHashMap::new));
        var remembered = memory.about(person.terms(), person.records()).size();
        if (remembered > 0) {
            places.put(Place.PROCESSES, remembered);
        }
        rows.found(id, person, places);
        if (places.isEmpty()) {
            rows.set(id, Map.of("proposal", ErasureOutcome.NOTHING.key(), "outcome", ErasureOutcome.NOTHING.key()));
        }
        return !places.isEmpty();
    }

    /** What the law on keeping asks about each kind of data that was found. */
    @Transactional(readOnly = true)
    public List<HoldFacts> holdFacts(ErasureId id) {
        var kinds = rows.findings(id).stream()
                .map(finding -> finding.place().kind())
                .collect(Collectors.toSet());
        return retention.of(person(id), kinds, rows.view(id).dispute(), today().getYear());
    }

    /** What the law says of each kind; answers what is proposed to whoever approves. */
    @CanIgnoreReturnValue
    public ErasureOutcome holdsDecided(ErasureId id, List<Hold> holds) {
        holds.forEach(hold -> rows.decided(id, hold));
        var proposal =
                holds.stream().map(Hold::action).max(ErasureOutcome::compareTo).orElse(ErasureOutcome.NOTHING);
        rows.set(id, Map.of("proposal", proposal.key(), "state", ErasureState.DECIDING.key()));
        var person = person(id);
        if (proposal == ErasureOutcome.RESTRICT) {
            var longest = holds.stream().mapToInt(Hold::keepYears).max().orElse(0);
            var until = LocalDate.of(retention.newestYear(person) + longest, 12, 31);
            rows.keep(id, retention.contracts(person));
            rows.set(id, Map.of("keep_until", until));
        } else {
            rows.keep(id, List.of());
        }
        return proposal;
    }

    /**
     * A person approves what is proposed, or refuses the request.
     *
     * @return what becomes of it
     */
    public ErasureOutcome decided(ErasureId id, boolean approved, @Nullable String note, String login) {
        var proposal = rows.view(id).proposal();
        var outcome = approved && proposal != null ? proposal : ErasureOutcome.REFUSE;
        var values = new LinkedHashMap<String, Object>();
        values.put("outcome", outcome.key());
        values.put("decided_by", login);
        values.put("decided_at", ErasureRows.utc(clock.instant()));
        values.put("state", (outcome == ErasureOutcome.REFUSE ? ErasureState.REPORTING : ErasureState.ERASING).key());
        if (note != null && !note.isBlank()) {
            values.put("decision_note", note.strip());
        }
        rows.set(id, values);
        return outcome;
    }

    /** In how many rows the person is still named, but for what is kept; when in none, the answer can go. */
    public int check(ErasureId id) {
        var left = leftoverPlaces(id).size();
        if (left == 0) {
            rows.set(id, Map.of("erased_at", ErasureRows.utc(clock.instant()), "state", ErasureState.REPORTING.key()));
        }
        return left;
    }

    /** Where the person is still named: tables and ids. */
    @Transactional(readOnly = true)
    public List<String> leftoverPlaces(ErasureId id) {
        var person = person(id);
        var kept = Stream.concat(rows.kept(id).stream(), Stream.of(id.value())).collect(Collectors.toSet());
        return Stream.concat(
                        archive.naming(person, kept).stream()
                                .map(row -> row.table().name() + " " + row.id()),
                        memory.about(person.terms(), person.records()).stream()
                                .map(row -> row.get("table") + " " + row.get("id")))
                .toList();
    }

    /** A person took out what Baton could not, and says how. */
    public void finishedByHand(ErasureId id, String note) {
        rows.set(id, Map.of("decision_note", note.strip()));
    }

    private Person person(ErasureId id) {
        return rows.person(id).orElseThrow(() -> new IllegalStateException("Nobody was searched for in request " + id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), tenant().zone());
    }
}
