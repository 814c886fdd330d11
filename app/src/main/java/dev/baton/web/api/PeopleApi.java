package dev.baton.web.api;

import dev.baton.identity.Right;
import dev.baton.people.Absence;
import dev.baton.people.Absences;
import dev.baton.people.People;
import dev.baton.people.PersonDetails;
import dev.baton.people.WorkingTime;
import dev.baton.people.WorkingTimes;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When people work and when they are away, for machines such as a system that plans shifts. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People")
@Needs(Right.ADMINISTER_PEOPLE)
class PeopleApi {
    private final WorkingTimes times;
    private final Absences absences;
    private final People people;
    private final Clock clock;

    PeopleApi(WorkingTimes times, Absences absences, People people, Clock clock) {
        this.times = times;
        this.absences = absences;
        this.people = people;
        this.clock = clock;
    }

    /** A person as machines read them. */
    record PersonView(
            String login,
            String name,
            String email,
            boolean active,
            List<String> teams,
            Set<String> roles,
            @Nullable Instant lastSignIn,
            WorkingTimeBody workingTime) {
        static PersonView of(PersonDetails details) {
            var person = details.person();
            var time = details.time();
            return new PersonView(
                    person.login(),
                    person.name(),
                    person.email(),
                    person.active(),
                    details.teams(),
                    details.roles(),
                    details.lastSignIn(),
                    new WorkingTimeBody(
                            time.available(), time.capacity(), time.zone().getId(), time.calendar()));
        }
    }

    /** When and how much somebody works. */
    record WorkingTimeBody(
            @Nullable Boolean available,
            @Nullable Integer capacity,
            @Nullable String zone,
            @Nullable String calendar) {
        WorkingTime read() {
            var problems = new ArrayList<FieldProblem>();
            if (available == null) {
                problems.add(new FieldProblem("available", "people.available.missing"));
            }
            if (capacity == null) {
                problems.add(new FieldProblem("capacity", "people.capacity.range"));
            }
            if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
                problems.add(new FieldProblem("zone", "people.zone.unknown"));
            }
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
            return new WorkingTime(
                    Boolean.TRUE.equals(available),
                    Objects.requireNonNull(capacity),
                    ZoneId.of(Objects.requireNonNull(zone)),
                    calendar);
        }
    }

    /** An absence of whole days, the last one within. */
    record AbsenceBody(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List people", description = "Everybody, those who left at the end.")
    List<PersonView> list() {
        return times.all().stream().map(PersonView::of).toList();
    }

    @GetMapping("/{login}")
    @Operation(summary = "Read a person", description = "The ETag is what a change must send as If-Match.")
    ResponseEntity<PersonView> show(@PathVariable String login) {
        var person = times.of(login);
        return ResponseEntity.ok().eTag(Versions.etag(person.version())).body(PersonView.of(person));
    }

    @PutMapping("/{login}/working-time")
    @Operation(
            summary = "Set when and how much a person works",
            description = "Needs If-Match; answers 412 when somebody changed it meanwhile.")
    ResponseEntity<PersonView> change(
            @PathVariable String login,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody WorkingTimeBody body) {
        try {
            times.change(login, body.read(), Versions.required(ifMatch));
        } catch (OptimisticLockingFailureException stale) {
            throw Versions.stale(stale);
        }
        return show(login);
    }

    @GetMapping("/{login}/absences")
    @Operation(summary = "List a person's absences that are not over", description = "Soonest first.")
    List<Absence> absences(@PathVariable String login) {
        return people.absencesOf(times.of(login).person().id(), clock.instant());
    }

    @PostMapping("/{login}/absences")
    @Operation(summary = "Enter an absence", description = "Whole days by the person's own clock, the last one within.")
    ResponseEntity<Absence> add(@PathVariable String login, @RequestBody AbsenceBody body) {
        if (body.first() == null || body.last() == null) {
            var field = body.first() == null ? "first" : "last";
            throw new Invalid(List.of(new FieldProblem(field, "settings.date.missing")));
        }
        var reason = body.reason() == null ? "" : body.reason();
        var absence = absences.add(login, body.first(), body.last(), reason);
        return ResponseEntity.created(URI.create("/api/v1/people/" + login + "/absences/" + absence.id()))
                .body(absence);
    }

    @DeleteMapping("/{login}/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an absence back")
    void remove(@PathVariable String login, @PathVariable UUID id) {
        if (!absences.get(id).person().equals(times.of(login).person().id())) {
            throw new NotFound("absence", id);
        }
        absences.remove(id);
    }
}
