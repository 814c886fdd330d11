package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody who showed interest and has not been won yet. */
@Entity
@DynamicUpdate
@Table(schema = "crm", name = "lead")
class Lead {
    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    @Embedded
    private LeadDetails details;

    @Embedded
    private Arrival arrival;

    @Embedded
    private @Nullable KeptScore score;

    @Embedded
    private @Nullable Assigned assigned;

    @Embedded
    private @Nullable Kinship kinship;

    @Embedded
    private @Nullable Nurture nurture;

    @Convert(converter = KeyConverters.OfStatus.class)
    private LeadStatus status;

    private @Nullable String statusReason;
    private @Nullable String externalId;
    private @Nullable Instant touchedAt;
    private @Nullable LocalDate nextStepOn;
    private int recycled;

    @Column(name = "touch_round")
    private int round;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Qualification qualification;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable CompanyData providerAnswer;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] humanEntered;

    private Instant receivedAt;
    private @Nullable Instant decidedAt;
    private @Nullable Instant erasedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Lead() {}

    private Lead(UUID id, Instant receivedAt, LeadDetails details, Arrival arrival, @Nullable String externalId) {
        this.id = id;
        this.receivedAt = receivedAt;
        this.details = details;
        this.arrival = arrival;
        this.externalId = externalId;
        this.status = LeadStatus.NEW;
        this.humanEntered = new String[0];
    }

    static Lead from(NewLead handedIn, LeadDetails details, Instant now) {
        return new Lead(
                LeadId.create().value(), now, details, Arrival.of(handedIn), Texts.orNull(handedIn.externalId()));
    }

    LeadId id() {
        return new LeadId(id);
    }

    RecordRef record() {
        return RecordRef.lead(id);
    }

    long version() {
        return version == null ? 0 : version;
    }

    String title() {
        return details.title();
    }

    LeadDetails details() {
        return details;
    }

    Arrival arrival() {
        return arrival;
    }

    /** Null before the first. */
    @Nullable
    KeptScore score() {
        return score;
    }

    Assigned assigned() {
        return Objects.requireNonNullElse(assigned, Assigned.NOT_YET);
    }

    Kinship kinship() {
        return Objects.requireNonNullElse(kinship, Kinship.NONE);
    }

    @Nullable
    Instant nurturedUntil() {
        return nurture == null ? null : nurture.until();
    }

    LeadStatus status() {
        return status;
    }

    @Nullable
    String statusReason() {
        return statusReason;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    @Nullable
    Qualification qualification() {
        return qualification;
    }

    @Nullable
    CompanyData providerAnswer() {
        return providerAnswer;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Instant touchedAt() {
        return touchedAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    /** How often a first contact was promised anew. */
    int round() {
        return round;
    }

    boolean isTouched() {
        return touchedAt != null;
    }

    /** Whether work may still be done on it. */
    boolean isLive() {
        return switch (status) {
            case NEW, QUARANTINED, OPEN, CONTACTED, QUALIFIED, NURTURING -> true;
            case CONVERTED, MERGED, DISQUALIFIED, REJECTED, ERASED -> false;
        };
    }

    Set<LeadField> humanEntered() {
        var fields = EnumSet.noneOf(LeadField.class);
        for (var key : humanEntered) {
            fields.add(LeadField.parse(key));
        }
        return fields;
    }

    void know(LeadDetails details) {
        this.details = details;
    }

    /** What the system it came from calls it. */
    void identifiedBy(@Nullable String externalId) {
        this.externalId = externalId;
    }

    /** A person entered these: from now on no machine writes over them. */
    void enteredByHuman(Set<LeadField> fields) {
        var all = humanEntered();
        all.addAll(fields);
        humanEntered = all.stream().map(LeadField::key).toArray(String[]::new);
    }

    /** It is not known any more that a person entered these. */
    void notEnteredByHuman(Set<LeadField> fields) {
        humanEntered = humanEntered().stream()
                .filter(field -> !fields.contains(field))
                .map(LeadField::key)
                .toArray(String[]::new);
    }

    /** What the link said that they followed. */
    void cameBy(Map<String, String> campaign) {
        arrival = arrival.by(campaign);
    }

    void providerAnswered(CompanyData answer) {
        providerAnswer = answer;
    }

    void intakeDecided(IntakeAction action, String reason) {
        requireLive();
        statusReason = reason;
        if (action == IntakeAction.QUARANTINE) {
            status = LeadStatus.QUARANTINED;
        } else if (action == IntakeAction.ACCEPT && (status == LeadStatus.NEW || status == LeadStatus.QUARANTINED)) {
            status = LeadStatus.OPEN;
        }
    }

    void genuine(boolean genuine, @Nullable String note) {
        requireLive();
        statusReason = note;
        if (genuine && status == LeadStatus.QUARANTINED) {
            status = LeadStatus.OPEN;
        }
    }

    void reject(Instant now) {
        requireLive();
        status = LeadStatus.REJECTED;
        decidedAt = now;
    }

    void survivorIs(@Nullable RecordRef survivor) {
        kinship = kinship().withSurvivor(survivor);
    }

    void possibleTwinOf(@Nullable RecordRef twin) {
        kinship = kinship().withPossibleTwin(twin);
    }

    void mergeInto(RecordRef survivor, Instant now) {
        requireLive();
        if (survivor.equals(record())) {
            throw new Rejected("lead.merge-into-itself", title());
        }
        status = LeadStatus.MERGED;
        decidedAt = now;
        kinship = kinship().merged(survivor);
    }

    /** Somebody may have merged or erased it meanwhile. */
    void requireSurvivor() {
        if (status == LeadStatus.MERGED || status == LeadStatus.ERASED || status == LeadStatus.REJECTED) {
            throw new Rejected("lead.no-survivor", title());
        }
    }

    /** Neither part of another record, nor won, nor forgotten. */
    boolean standsForItself() {
        return isLive() || status == LeadStatus.DISQUALIFIED;
    }

    void unmerge() {
        if (status != LeadStatus.MERGED) {
            throw new Rejected("lead.not-merged", title());
        }
        kinship = Kinship.NONE;
        reopen();
    }

    void scored(Score found, Instant now) {
        requireLive();
        score = KeptScore.of(found, now);
    }

    /** Whether it shows clearly more interest than when nurturing began. */
    boolean isWarmerBy(int points) {
        return status == LeadStatus.NURTURING
                && score != null
                && nurture != null
                && nurture.isWarmerBy(points, score.engagement());
    }

    void touched(Instant now) {
        requireLive();
        if (touchedAt == null) {
            touchedAt = now;
        }
        if (status == LeadStatus.NEW || status == LeadStatus.QUARANTINED || status == LeadStatus.OPEN) {
            status = LeadStatus.CONTACTED;
        }
    }

    void nextStepOn(@Nullable LocalDate day) {
        nextStepOn = day;
    }

    void qualified(Qualification found) {
        if (status != LeadStatus.OPEN && status != LeadStatus.CONTACTED && status != LeadStatus.QUALIFIED) {
            throw new Rejected("lead.not-open", title(), status.key());
        }
        qualification = found;
        if (found.verdict() == Verdict.QUALIFIED) {
            status = LeadStatus.QUALIFIED;
        } else if (found.verdict() == Verdict.DUPLICATE) {
            survivorIs(found.duplicateOf());
        }
    }

    void close(CloseReason reason, Instant now) {
        requireLive();
        status = LeadStatus.DISQUALIFIED;
        statusReason = reason.key();
        decidedAt = now;
    }

    void nurture(Instant until, Instant now) {
        requireLive();
        status = LeadStatus.NURTURING;
        nurture = new Nurture(until, score == null ? null : score.engagement());
        decidedAt = now;
    }

    /** Looks at it anew after nurturing; true when that was done before. */
    boolean recycle() {
        requireLive();
        if (recycled > 0) {
            return true;
        }
        recycled++;
        comeBack();
        return false;
    }

    /** Shows interest again while being nurtured: needs a new first contact. */
    void comeBack() {
        if (status == LeadStatus.NURTURING) {
            touchedAt = null;
            round++;
            reopen();
        }
    }

    void stopContact(Instant now) {
        if (isLive()) {
            close(CloseReason.CONSENT_WITHDRAWN, now);
        }
    }

    void converted(Instant now) {
        if (status != LeadStatus.QUALIFIED) {
            throw new Rejected("lead.not-qualified", title(), status.key());
        }
        status = LeadStatus.CONVERTED;
        decidedAt = now;
    }

    void unconvert() {
        if (status != LeadStatus.CONVERTED) {
            throw new Rejected("lead.not-converted", title(), status.key());
        }
        status = LeadStatus.CONTACTED;
        decidedAt = null;
    }

    void needsRepair(String reason) {
        statusReason = Texts.cut(reason, 500);
    }

    /** Forgets the person; what it was decided to be, and when, stays. */
    void erase(Instant now) {
        details = details.erased();
        arrival = arrival.erased();
        externalId = null;
        qualification = null;
        providerAnswer = null;
        statusReason = null;
        humanEntered = new String[0];
        survivorIs(null);
        possibleTwinOf(null);
        status = LeadStatus.ERASED;
        erasedAt = now;
        if (decidedAt == null) {
            decidedAt = now;
        }
    }

    private void reopen() {
        status = touchedAt == null ? LeadStatus.OPEN : LeadStatus.CONTACTED;
        decidedAt = null;
        nurture = null;
    }

    private void requireLive() {
        if (!isLive()) {
            throw new Rejected("lead.already-decided", title(), status.key());
        }
    }
}
