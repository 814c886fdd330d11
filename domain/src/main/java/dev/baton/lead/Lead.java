package dev.baton.lead;

import dev.baton.people.PersonId;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
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

    private String firstName;
    private String lastName;
    private String companyName;
    private @Nullable String email;
    private @Nullable String emailKey;
    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    private @Nullable String companyDomain;

    @Convert(converter = KeyConverters.OfEmailClass.class)
    private @Nullable EmailClass emailClass;

    private @Nullable String jobTitle;
    private @Nullable String country;

    @Convert(converter = KeyConverters.OfRegion.class)
    private @Nullable Region region;

    private @Nullable String industry;
    private @Nullable Integer employees;
    private @Nullable String product;
    private String language;

    @Convert(converter = KeyConverters.OfChannel.class)
    private LeadChannel channel;

    private @Nullable String source;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> campaign;

    private @Nullable String externalId;
    private @Nullable String message;
    private boolean honeypotFilled;
    private @Nullable Integer submitSeconds;
    private @Nullable String ip;
    private boolean thank;

    @Convert(converter = KeyConverters.OfStatus.class)
    private LeadStatus status;

    private @Nullable String statusReason;

    @Convert(converter = KeyConverters.OfGrade.class)
    private @Nullable Grade grade;

    @Convert(converter = KeyConverters.OfBand.class)
    private @Nullable Band band;

    private @Nullable Integer fit;
    private @Nullable Integer engagement;
    private @Nullable Integer firstTouchMinutes;
    private @Nullable Instant scoredAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String queue;

    @Column(insertable = false, updatable = false)
    private @Nullable UUID ownerId;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant firstTouchDueAt;

    private @Nullable Instant touchedAt;
    private int recycled;
    private @Nullable UUID mergedInto;
    private @Nullable String mergedIntoType;
    private @Nullable UUID possibleTwinOf;
    private @Nullable String possibleTwinType;
    private @Nullable UUID survivorId;
    private @Nullable String survivorType;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Qualification qualification;

    private @Nullable LocalDate nextStepOn;
    private @Nullable Instant nurtureUntil;
    private @Nullable Integer nurtureEngagement;

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

    private Lead(UUID id, Instant receivedAt, LeadDetails details, NewLead handedIn) {
        this.id = id;
        this.receivedAt = receivedAt;
        this.firstName = details.firstName();
        this.lastName = details.lastName();
        this.companyName = details.companyName();
        this.language = details.language();
        this.channel = handedIn.channel();
        this.campaign = handedIn.campaign();
        this.externalId = blankToNull(handedIn.externalId());
        this.message = handedIn.message() == null ? null : blankToNull(Texts.block(handedIn.message()));
        this.honeypotFilled = handedIn.honeypotFilled();
        this.submitSeconds = handedIn.submitSeconds();
        this.ip = handedIn.ip();
        this.thank = handedIn.thank();
        this.status = LeadStatus.NEW;
        this.humanEntered = new String[0];
        know(details);
    }

    static Lead from(NewLead handedIn, LeadDetails details, Instant now) {
        return new Lead(LeadId.create().value(), now, details, handedIn);
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

    LeadStatus status() {
        return status;
    }

    String title() {
        return LeadNames.title(firstName, lastName, companyName, email, phone);
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    @Nullable
    Band band() {
        return band;
    }

    String companyName() {
        return companyName;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String emailKey() {
        return emailKey;
    }

    @Nullable
    String phoneE164() {
        return phoneE164;
    }

    @Nullable
    String companyDomain() {
        return companyDomain;
    }

    String language() {
        return language;
    }

    @Nullable
    String message() {
        return message;
    }

    @Nullable
    String ip() {
        return ip;
    }

    @Nullable
    Instant firstTouchDueAt() {
        return firstTouchDueAt;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    PersonId owner() {
        return ownerId == null ? null : new PersonId(ownerId);
    }

    @Nullable
    String queue() {
        return queue;
    }

    @Nullable
    CompanyData providerAnswer() {
        return providerAnswer;
    }

    @Nullable
    Qualification qualification() {
        return qualification;
    }

    @Nullable
    String statusReason() {
        return statusReason;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    /** What the system it came from calls it. */
    void identifiedBy(@Nullable String externalId) {
        this.externalId = externalId;
    }

    boolean wantsThanks() {
        return thank;
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

    @Nullable
    RecordRef survivor() {
        return ref(survivorType, survivorId);
    }

    @Nullable
    RecordRef mergedInto() {
        return ref(mergedIntoType, mergedInto);
    }

    IntakeFacts intakeFacts(long ipRate, boolean suppressed) {
        return new IntakeFacts(
                honeypotFilled,
                submitSeconds == null ? null : (long) submitSeconds,
                ipRate,
                emailClass == null ? EmailClass.NONE : emailClass,
                suppressed);
    }

    FitFacts fitFacts() {
        return new FitFacts(
                JobLevels.of(jobTitle),
                employees == null ? null : (long) employees,
                industry,
                country,
                emailClass == null ? EmailClass.NONE : emailClass,
                source);
    }

    // What is known

    /** As a person would write it. */
    Map<LeadField, String> written() {
        var written = new EnumMap<LeadField, String>(LeadField.class);
        put(written, LeadField.FIRST_NAME, firstName);
        put(written, LeadField.LAST_NAME, lastName);
        put(written, LeadField.COMPANY_NAME, companyName);
        put(written, LeadField.EMAIL, email);
        put(written, LeadField.PHONE, phone);
        put(written, LeadField.JOB_TITLE, jobTitle);
        put(written, LeadField.COUNTRY, country);
        put(written, LeadField.INDUSTRY, industry);
        put(written, LeadField.EMPLOYEES, employees == null ? null : employees.toString());
        put(written, LeadField.PRODUCT, product);
        put(written, LeadField.LANGUAGE, language);
        put(written, LeadField.SOURCE, source);
        return written;
    }

    void know(LeadDetails details) {
        firstName = details.firstName();
        lastName = details.lastName();
        companyName = details.companyName();
        var address = details.email();
        email = address == null ? null : address.written();
        emailKey = address == null ? null : address.key();
        phone = details.phone();
        phoneE164 = details.phoneE164();
        companyDomain = details.companyDomain();
        emailClass = details.emailClass();
        jobTitle = details.jobTitle();
        country = details.country();
        region = details.region();
        industry = details.industry();
        employees = details.employees();
        product = details.product();
        language = details.language();
        source = details.source();
    }

    Set<LeadField> humanEntered() {
        var fields = EnumSet.noneOf(LeadField.class);
        for (var key : humanEntered) {
            fields.add(LeadField.parse(key));
        }
        return fields;
    }

    /** A person entered these: from now on no machine writes over them. */
    void enteredByHuman(Set<LeadField> fields) {
        var all = humanEntered();
        all.addAll(fields);
        humanEntered = all.stream().map(LeadField::key).toArray(String[]::new);
    }

    // Intake

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

    // Twins

    void survivorIs(@Nullable RecordRef survivor) {
        survivorType = survivor == null ? null : survivor.type().key();
        survivorId = survivor == null ? null : survivor.id();
    }

    void possibleTwinOf(@Nullable RecordRef twin) {
        possibleTwinType = twin == null ? null : twin.type().key();
        possibleTwinOf = twin == null ? null : twin.id();
    }

    void mergeInto(RecordRef survivor, Instant now) {
        requireLive();
        if (survivor.equals(record())) {
            throw new Rejected("lead.merge-into-itself", title());
        }
        status = LeadStatus.MERGED;
        decidedAt = now;
        mergedIntoType = survivor.type().key();
        mergedInto = survivor.id();
        possibleTwinOf(null);
    }

    /** Somebody may have merged or erased it meanwhile. */
    void requireSurvivor() {
        if (status == LeadStatus.MERGED || status == LeadStatus.ERASED || status == LeadStatus.REJECTED) {
            throw new Rejected("lead.no-survivor", title());
        }
    }

    void unmerge() {
        if (status != LeadStatus.MERGED) {
            throw new Rejected("lead.not-merged", title());
        }
        mergedIntoType = null;
        mergedInto = null;
        survivorIs(null);
        reopen();
    }

    // Score

    void scored(Score score, Instant now) {
        requireLive();
        grade = score.grade();
        band = score.band();
        fit = score.fit();
        engagement = score.engagement();
        firstTouchMinutes = score.firstTouchMinutes();
        scoredAt = now;
    }

    /** Whether it shows clearly more interest than when nurturing began. */
    boolean isWarmerBy(int points) {
        return status == LeadStatus.NURTURING
                && engagement != null
                && engagement >= (nurtureEngagement == null ? 0 : nurtureEngagement) + points;
    }

    // Work

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
        nurtureUntil = until;
        nurtureEngagement = engagement;
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
            reopen();
        }
    }

    void stopContact(Instant now) {
        if (isLive()) {
            close(CloseReason.CONSENT_WITHDRAWN, now);
        }
    }

    // Conversion

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

    // Repair, erasure

    void needsRepair(String reason) {
        statusReason = Texts.cut(reason, 500);
    }

    void providerAnswered(CompanyData answer) {
        providerAnswer = answer;
    }

    void erase(Instant now) {
        firstName = "";
        lastName = "";
        companyName = "";
        email = null;
        emailKey = null;
        phone = null;
        phoneE164 = null;
        companyDomain = null;
        jobTitle = null;
        externalId = null;
        message = null;
        ip = null;
        campaign = Map.of();
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

    LeadView view(@Nullable LeadOwner owner) {
        return new LeadView(
                id(),
                version(),
                firstName,
                lastName,
                companyName,
                email,
                phone,
                phoneE164,
                companyDomain,
                emailClass,
                jobTitle,
                JobLevels.of(jobTitle),
                country,
                region,
                industry,
                employees,
                product,
                language,
                channel,
                source,
                campaign,
                externalId,
                message,
                status,
                statusReason,
                grade,
                band,
                fit,
                engagement,
                scoredAt,
                queue,
                owner,
                firstTouchDueAt,
                touchedAt,
                nurtureUntil,
                qualification,
                humanEntered(),
                mergedInto(),
                ref(possibleTwinType, possibleTwinOf),
                receivedAt,
                decidedAt,
                erasedAt != null);
    }

    private void reopen() {
        status = touchedAt == null ? LeadStatus.OPEN : LeadStatus.CONTACTED;
        decidedAt = null;
        nurtureUntil = null;
    }

    private void requireLive() {
        if (!isLive()) {
            throw new Rejected("lead.already-decided", title(), status.key());
        }
    }

    private static @Nullable RecordRef ref(@Nullable String type, @Nullable UUID id) {
        return type == null || id == null ? null : new RecordRef(RecordType.parse(type), id);
    }

    private static void put(Map<LeadField, String> written, LeadField field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            written.put(field, text);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
