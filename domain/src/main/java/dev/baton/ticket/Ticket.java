package dev.baton.ticket;

import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.Texts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Something a customer asks of us, until it is solved and stays so. */
@Entity
@DynamicUpdate
@Table(schema = "crm", name = "ticket")
class Ticket {
    private static final int LONGEST_SUBJECT = 300;

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private long number;
    private String subject;
    private String channel;
    private String status;
    private String topic;
    private @Nullable String product;
    private @Nullable String impact;
    private @Nullable String priority;
    private @Nullable String category;
    private @Nullable String team;
    private int level;
    private @Nullable UUID assigneeId;
    private @Nullable String policy;
    private @Nullable String escalationSet;
    private boolean pausesForCustomer;
    private boolean pausesForVendor;
    private int cycle;
    private @Nullable Integer nextMinutes;
    private boolean acknowledge;
    private boolean unreachable;
    private int reminders;
    private boolean incident;
    private @Nullable UUID incidentId;
    private @Nullable UUID mergedInto;
    private @Nullable UUID follows;
    private @Nullable UUID splitFrom;
    private @Nullable String resolution;
    private @Nullable String resolvedBy;
    private boolean articleWanted;
    private @Nullable String statusReason;
    private Instant receivedAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant firstAnsweredAt;
    private Instant lastCustomerAt;
    private @Nullable Instant lastAnswerAt;
    private @Nullable Instant waitingSince;
    private @Nullable Instant answerJudgedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant erasedAt;

    @Embedded
    private Requester requester;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    private Ticket(UUID id, long number, String subject, String channel, Requester requester, Instant now) {
        this.id = id;
        this.number = number;
        this.subject = subject;
        this.channel = channel;
        this.requester = requester;
        this.status = TicketStatus.NEW.key();
        this.topic = Topic.OTHER.key();
        this.level = 1;
        this.cycle = 1;
        this.pausesForCustomer = true;
        this.receivedAt = now;
        this.lastCustomerAt = now;
    }

    static Ticket opened(NewTicket handedIn, long number, Requester requester, Topic topic, Instant now) {
        var line = Texts.line(handedIn.subject());
        var ticket = new Ticket(
                TicketId.create().value(),
                number,
                Texts.cut(line.isEmpty() ? "#" + number : line, LONGEST_SUBJECT),
                handedIn.channel().key(),
                requester,
                now);
        ticket.topic = topic.key();
        ticket.acknowledge = handedIn.acknowledge();
        ticket.product = Texts.orNull(handedIn.product());
        ticket.impact = handedIn.impact() == null ? null : handedIn.impact().key();
        return ticket;
    }

    TicketId id() {
        return new TicketId(id);
    }

    RecordRef record() {
        return id().record();
    }

    long version() {
        return version == null ? 0 : version;
    }

    long number() {
        return number;
    }

    String subject() {
        return subject;
    }

    /** What people call it: {@code #1042 Printer on fire}. */
    String title() {
        return "#" + number + " " + subject;
    }

    TicketChannel channel() {
        return TicketChannel.parse(channel);
    }

    TicketStatus status() {
        return TicketStatus.parse(status);
    }

    Topic topic() {
        return Topic.parse(topic);
    }

    @Nullable
    String product() {
        return product;
    }

    @Nullable
    Impact impact() {
        return impact == null ? null : Impact.parse(impact);
    }

    Requester requester() {
        return requester;
    }

    /** Normal until somebody, or a table, says otherwise. */
    Priority priority() {
        return priority == null ? Priority.NORMAL : Priority.parse(priority);
    }

    @Nullable
    String category() {
        return category;
    }

    @Nullable
    String team() {
        return team;
    }

    int level() {
        return level;
    }

    @Nullable
    UUID assignee() {
        return assigneeId;
    }

    @Nullable
    String policy() {
        return policy;
    }

    String escalationSet() {
        return escalationSet == null ? "standard" : escalationSet;
    }

    boolean pausesForCustomer() {
        return pausesForCustomer;
    }

    boolean pausesForVendor() {
        return pausesForVendor;
    }

    int cycle() {
        return cycle;
    }

    boolean isToBeAcknowledged() {
        return acknowledge && acknowledgedAt == null;
    }

    /** Working time promised until an answer to each letter; null before anything is promised. */
    @Nullable
    Duration next() {
        return nextMinutes == null ? null : Duration.ofMinutes(nextMinutes);
    }

    /**
     * Since when nobody works on it, or when that was last: it waits for somebody, is solved or part of an incident. Null
     * before that.
     */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    int reminders() {
        return reminders;
    }

    boolean isIncident() {
        return incident;
    }

    @Nullable
    TicketId incidentOf() {
        return incidentId == null ? null : new TicketId(incidentId);
    }

    @Nullable
    TicketId mergedInto() {
        return mergedInto == null ? null : new TicketId(mergedInto);
    }

    @Nullable
    TicketId followed() {
        return follows == null ? null : new TicketId(follows);
    }

    @Nullable
    TicketId splitFrom() {
        return splitFrom == null ? null : new TicketId(splitFrom);
    }

    @Nullable
    String resolution() {
        return resolution;
    }

    @Nullable
    ResolvedBy resolvedBy() {
        return resolvedBy == null ? null : ResolvedBy.parse(resolvedBy);
    }

    boolean isArticleWanted() {
        return articleWanted;
    }

    @Nullable
    String statusReason() {
        return statusReason;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    @Nullable
    Instant firstAnsweredAt() {
        return firstAnsweredAt;
    }

    Instant lastCustomerAt() {
        return lastCustomerAt;
    }

    @Nullable
    Instant lastAnswerAt() {
        return lastAnswerAt;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    void of(Requester known) {
        this.requester = known;
    }

    void acknowledged(Instant now) {
        acknowledgedAt = now;
    }

    /** A table, or whoever did its work: none of them is shown the product, so that none named leaves the one there is. */
    void triaged(Triage triage) {
        requireLive();
        priority = triage.priority().key();
        team = triage.team();
        category = triage.category();
        if (triage.product() != null) {
            product = triage.product();
        }
        if (status() == TicketStatus.NEW) {
            status = TicketStatus.OPEN.key();
        }
    }

    /** Somebody who saw all that it is sorted it anew: no product is none. */
    void sorted(Triage triage) {
        triaged(triage);
        product = triage.product();
    }

    void promised(Promise promise) {
        policy = promise.policy();
        escalationSet = promise.escalationSet();
        nextMinutes = (int) promise.next().toMinutes();
        pausesForCustomer = promise.pausesForCustomer();
        pausesForVendor = promise.pausesForVendor();
    }

    void raise() {
        priority = priority().raised().key();
    }

    void passUp(String nextTeam) {
        requireLive();
        level = Math.min(level + 1, 3);
        team = nextTeam;
        assigneeId = null;
    }

    void give(@Nullable UUID person) {
        assigneeId = person;
    }

    void moveTo(String otherTeam) {
        team = otherTeam;
        assigneeId = null;
    }

    /** Somebody wrote to the customer; true if nobody had before. */
    boolean answered(Instant now) {
        lastAnswerAt = now;
        if (firstAnsweredAt != null) {
            return false;
        }
        firstAnsweredAt = now;
        return true;
    }

    void customerWrote(Instant now) {
        lastCustomerAt = now;
        unreachable = false;
        reminders = 0;
    }

    void unreachable(boolean is) {
        unreachable = is;
    }

    void waits(boolean forCustomer, Instant now) {
        requireLive();
        waitingSince = now;
        status = (forCustomer ? TicketStatus.WAITING_CUSTOMER : TicketStatus.WAITING_VENDOR).key();
    }

    /** We wrote to the customer again: their patience begins anew. */
    void asksAgain(Instant now) {
        if (status() == TicketStatus.WAITING_CUSTOMER) {
            waitingSince = now;
            reminders = 0;
        }
    }

    /** The last reminder that was sent, counted from 1. */
    void reminded(int reminder) {
        reminders = reminder;
    }

    void workedOnAgain() {
        if (status() == TicketStatus.WAITING_CUSTOMER || status() == TicketStatus.WAITING_VENDOR) {
            status = TicketStatus.OPEN.key();
            reminders = 0;
        }
    }

    void resolve(ResolvedBy by, @Nullable String how, boolean articleWorthwhile, Instant now) {
        requireLive();
        status = TicketStatus.RESOLVED.key();
        resolvedBy = by.key();
        resolution = how;
        articleWanted = articleWorthwhile;
        resolvedAt = now;
        answerJudgedAt = now;
        waitingSince = now;
    }

    /** All that the customer said until then has been judged. */
    void judged(Instant until) {
        answerJudgedAt = until;
    }

    /** Until when all that the customer said about the solution has been judged; null before there is one. */
    @Nullable
    Instant judgedAt() {
        return answerJudgedAt;
    }

    /** Whether the customer said something that nobody has answered, or judged where it is solved. */
    boolean isUnheard() {
        return status() == TicketStatus.RESOLVED && answerJudgedAt != null
                ? lastCustomerAt.isAfter(answerJudgedAt)
                : isAnswerOwed();
    }

    /** Whether the customer said something, after it was solved if it is, that nobody has answered. */
    boolean isAnswerOwed() {
        return (lastAnswerAt == null || lastCustomerAt.isAfter(lastAnswerAt))
                && (resolvedAt == null || lastCustomerAt.isAfter(resolvedAt));
    }

    void reopen() {
        if (status() != TicketStatus.RESOLVED) {
            throw new Rejected("ticket.not-resolved", title(), status);
        }
        status = TicketStatus.OPEN.key();
        cycle++;
        resolvedAt = null;
        resolvedBy = null;
        reminders = 0;
    }

    void close(Instant now) {
        if (status() != TicketStatus.RESOLVED) {
            throw new Rejected("ticket.not-resolved", title(), status);
        }
        status = TicketStatus.CLOSED.key();
        closedAt = now;
    }

    void mergeInto(Ticket target, Instant now) {
        if (target.id.equals(id)) {
            throw new Rejected("ticket.merge-into-itself", title());
        }
        if (status() == TicketStatus.MERGED || status() == TicketStatus.ERASED || status() == TicketStatus.CLOSED) {
            throw new Rejected("ticket.already-over", title(), status);
        }
        if (!target.status().isLive() && target.status() != TicketStatus.RESOLVED) {
            throw new Rejected("ticket.already-over", target.title(), target.status);
        }
        status = TicketStatus.MERGED.key();
        mergedInto = target.id;
        closedAt = now;
    }

    void follows(Ticket former) {
        follows = former.id;
    }

    void splitFrom(Ticket whole) {
        splitFrom = whole.id;
    }

    void declareIncident() {
        requireLive();
        if (incidentId != null) {
            throw new Rejected("ticket.part-of-incident", title());
        }
        incident = true;
    }

    void joinIncident(Ticket whole, Instant now) {
        requireLive();
        if (policy == null) {
            throw new Rejected("ticket.not-sorted", title());
        }
        if (!whole.incident || !whole.status().isLive()) {
            throw new Rejected("ticket.no-incident", whole.title());
        }
        if (incident || whole.id.equals(id)) {
            throw new Rejected("ticket.is-incident", title());
        }
        incidentId = whole.id;
        waitingSince = now;
    }

    void leaveIncident() {
        incidentId = null;
    }

    /** Whether the customer has written since work on it stopped last. */
    boolean isAnsweredMeanwhile() {
        return waitingSince != null && lastCustomerAt.isAfter(waitingSince);
    }

    void needsRepair(String reason) {
        statusReason = Texts.cut(reason, 500);
    }

    /** Forgets the person and their words; how it went stays. */
    void erase(Instant now) {
        requester = requester.erased();
        subject = "#" + number;
        resolution = null;
        statusReason = null;
        product = null;
        status = TicketStatus.ERASED.key();
        erasedAt = now;
        if (closedAt == null) {
            closedAt = now;
        }
    }

    private void requireLive() {
        if (!status().isLive()) {
            throw new Rejected("ticket.already-over", title(), status);
        }
    }
}
