package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Texts;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.ticket.TicketEvents.TicketRated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks customers how we did, once for each solution, and keeps what they say. */
@Service
@Transactional
public class Surveys {
    private static final Duration OPEN_FOR = Duration.ofDays(14);
    private static final int LONGEST_COMMENT = 4_000;
    private static final int UNHAPPY = 2;

    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketNotes notes;
    private final Correspondence letters;
    private final TicketJourney journey;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(
            Tickets tickets,
            TicketRows rows,
            TicketNotes notes,
            Correspondence letters,
            TicketJourney journey,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.notes = notes;
        this.letters = letters;
        this.journey = journey;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SurveyFacts facts(TicketId id, int cycle) {
        var ticket = tickets.get(id);
        var by = ticket.resolvedBy();
        var last = jdbc.sql("""
                        select max(r.asked_at) from crm.ticket_rating r join crm.ticket t on t.id = r.ticket_id
                         where t.requester_email_key = :email
                        """)
                .param("email", ticket.requester().emailKey())
                .query(OffsetDateTime.class)
                .optional();
        return new SurveyFacts(
                by == null ? ResolvedBy.AGENT : by,
                ticket.channel(),
                last.map(at -> Duration.between(at.toInstant(), clock.instant()).toDays())
                        .orElse(null),
                !letters.canWriteTo(ticket) || letters.isUnsubscribed(ticket),
                letters.canWriteTo(ticket) && letters.hasLinks(),
                rating(id, cycle).map(Rating::asked).orElse(false));
    }

    /**
     * Whether there still is something to ask: the solution may have been taken back meanwhile, or the same person been asked
     * about another of theirs.
     */
    @Transactional(readOnly = true)
    public boolean isStillWanted(TicketId id, int cycle) {
        var ticket = tickets.get(id);
        return ticket.cycle() == cycle
                && (ticket.status() == TicketStatus.RESOLVED || ticket.status() == TicketStatus.CLOSED)
                && !isAskedMeanwhile(ticket, cycle);
    }

    /** Whether whoever asked was asked about another solution since this one. */
    private boolean isAskedMeanwhile(Ticket ticket, int cycle) {
        var solved = ticket.resolvedAt();
        return solved != null
                && jdbc.sql("""
                        select exists (
                          select 1 from crm.ticket_rating r join crm.ticket t on t.id = r.ticket_id
                           where t.requester_email_key = :email and r.asked_at >= :solved
                             and (r.ticket_id, r.cycle) <> (:ticket, :cycle))
                        """)
                        .param("email", ticket.requester().emailKey())
                        .param("solved", PromiseRows.utc(solved))
                        .param("ticket", ticket.id().value())
                        .param("cycle", cycle)
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Asks, once per solution, and nobody twice about what was solved together.
     *
     * @return until when an answer is waited for: now, if they were asked about another solution since
     */
    public Instant ask(TicketId id, int cycle, @Nullable String processInstanceId, @Nullable String activityId) {
        var ticket = tickets.lock(id);
        // Who solves an incident solves all its tickets, so that their surveys are due in the same moment.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tenant || ' survey ' || :email, 0))")
                .param("tenant", Tenancy.required().toString())
                .param("email", String.valueOf(ticket.requester().emailKey()))
                .query()
                .listOfRows();
        if (isAskedMeanwhile(ticket, cycle)) {
            return clock.instant();
        }
        var first = jdbc.sql("""
                        insert into crm.ticket_rating (id, ticket_id, cycle, asked_at) values (?, ?, ?, ?)
                        on conflict (ticket_id, cycle) do nothing
                        """)
                .params(UuidV7.next(), id.value(), cycle, PromiseRows.utc(clock.instant()))
                .update();
        if (first == 1) {
            var key = SendKey.of(Correspondence.SURVEY, id.toString(), "" + cycle);
            letters.survey(ticket, cycle, new Cause(key, processInstanceId, activityId));
        }
        return clock.instant().plus(OPEN_FOR);
    }

    /**
     * What was said about a solution.
     *
     * @param asked whether anybody was asked
     * @param score 1 to 5, null while nothing was said
     */
    public record Rating(
            int cycle,
            boolean asked,
            @Nullable Integer score,
            @Nullable String comment,
            @Nullable Instant ratedAt) {}

    @Transactional(readOnly = true)
    public Optional<Rating> rating(TicketId id, int cycle) {
        return ratings(id).stream().filter(rating -> rating.cycle() == cycle).findFirst();
    }

    /** What was said about each solution, oldest first. */
    @Transactional(readOnly = true)
    public List<Rating> ratings(TicketId id) {
        return jdbc.sql("select cycle, asked_at, score, comment, rated_at from crm.ticket_rating where ticket_id = ? "
                        + "order by cycle")
                .param(id.value())
                .query((row, number) -> new Rating(
                        row.getInt("cycle"),
                        row.getObject("asked_at") != null,
                        row.getObject("score", Integer.class),
                        row.getString("comment"),
                        PromiseRows.instant(row, "rated_at")))
                .list();
    }

    /**
     * The customer says how we did; they may change their mind.
     *
     * @param key what they opened the ticket with
     * @param score 1 to 5
     * @throws Invalid if it is no such number
     */
    @CanIgnoreReturnValue
    public RatingAnswer rate(String key, int cycle, int score, @Nullable String comment) {
        if (score < 1 || score > 5) {
            throw new Invalid(List.of(new FieldProblem("score", "One to five stars")));
        }
        var id = rows.byKey(key).orElseThrow(() -> new NotFound("ticket", "of that link"));
        var ticket = tickets.lock(id);
        var before = rating(id, cycle);
        if (before.isEmpty()) {
            return RatingAnswer.NOT_ASKED;
        }
        var words = comment == null ? null : Texts.orNull(Texts.cut(Texts.block(comment), LONGEST_COMMENT));
        var kept = jdbc.sql("""
                        update crm.ticket_rating set score = ?, comment = coalesce(?, comment), rated_at = ?
                         where ticket_id = ? and cycle = ?
                        """)
                .params(score, words, PromiseRows.utc(clock.instant()), id.value(), cycle)
                .update();
        if (kept != 1) {
            throw new IllegalStateException("The rating of " + ticket.title() + " was not kept");
        }
        notes.status(ticket, "Rated " + score + " of 5", words);
        var first = before.get().score() == null;
        if (!Integer.valueOf(score).equals(before.get().score())) {
            journey.rated(id, cycle);
        }
        events.publishEvent(new TicketRated(id, cycle, score));
        return first ? RatingAnswer.TAKEN : RatingAnswer.CHANGED;
    }

    /** Whether somebody was not content, so that somebody should call them. */
    @Transactional(readOnly = true)
    public boolean isUnhappy(TicketId id, int cycle) {
        return rating(id, cycle)
                .map(Rating::score)
                .map(score -> score <= UNHAPPY)
                .orElse(false);
    }
}
