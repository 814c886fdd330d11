package dev.baton.lead;

import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead as pages and the API show it.
 *
 * @param email as it was written
 * @param phoneE164 the number as everybody can dial it; null where it could not be read
 * @param firstTouchDueAt until when somebody promised to be in touch
 * @param humanEntered what people entered or corrected: no machine writes over it
 * @param mergedInto the record it became part of
 * @param possibleTwinOf the record that may be the same person
 * @param decidedAt since when it needs no more work; null while it does
 */
public record LeadView(
        LeadId id,
        long version,
        String firstName,
        String lastName,
        String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String companyDomain,
        @Nullable EmailClass emailClass,
        @Nullable String jobTitle,
        JobLevel jobLevel,
        @Nullable String country,
        @Nullable Region region,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        String language,
        LeadChannel channel,
        @Nullable String source,
        Map<String, String> campaign,
        @Nullable String externalId,
        @Nullable String message,
        LeadStatus status,
        @Nullable String statusReason,
        @Nullable Grade grade,
        @Nullable Band band,
        @Nullable Integer fit,
        @Nullable Integer engagement,
        @Nullable Instant scoredAt,
        @Nullable String queue,
        @Nullable LeadOwner owner,
        @Nullable Instant firstTouchDueAt,
        @Nullable Instant touchedAt,
        @Nullable Instant nurtureUntil,
        @Nullable Qualification qualification,
        Set<LeadField> humanEntered,
        @Nullable RecordRef mergedInto,
        @Nullable RecordRef possibleTwinOf,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        boolean erased) {

    static LeadView of(Lead lead, @Nullable LeadOwner owner) {
        var known = lead.details();
        var arrival = lead.arrival();
        var score = lead.score();
        var assigned = lead.assigned();
        return new LeadView(
                lead.id(),
                lead.version(),
                known.firstName(),
                known.lastName(),
                known.companyName(),
                known.writtenEmail(),
                known.phone(),
                known.phoneE164(),
                known.companyDomain(),
                known.emailClass(),
                known.jobTitle(),
                JobLevels.of(known.jobTitle()),
                known.country(),
                known.region(),
                known.industry(),
                known.employees(),
                known.product(),
                known.language(),
                arrival.channel(),
                known.source(),
                arrival.campaign(),
                lead.externalId(),
                arrival.message(),
                lead.status(),
                lead.statusReason(),
                score == null ? null : score.grade(),
                score == null ? null : score.band(),
                score == null ? null : score.fit(),
                score == null ? null : score.engagement(),
                score == null ? null : score.scoredAt(),
                assigned.queue(),
                owner,
                assigned.firstTouchDueAt(),
                lead.touchedAt(),
                lead.nurturedUntil(),
                lead.qualification(),
                lead.humanEntered(),
                lead.kinship().mergedInto(),
                lead.kinship().possibleTwin(),
                lead.receivedAt(),
                lead.decidedAt(),
                lead.isErased());
    }

    /** The same for somebody who may not read personal data, or amounts. */
    LeadView maskedFor(SignedIn person) {
        var personal = person.may(Right.SEE_PERSONAL_DATA);
        var amounts = person.may(Right.SEE_AMOUNTS);
        if (personal && amounts) {
            return this;
        }
        return new LeadView(
                id,
                version,
                firstName,
                lastName,
                companyName,
                personal || email == null ? email : Masked.emails(email),
                personal ? phone : Masked.phone(phone),
                personal ? phoneE164 : Masked.phone(phoneE164),
                companyDomain,
                emailClass,
                jobTitle,
                jobLevel,
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
                message == null ? null : Masked.text(message, person),
                status,
                statusReason == null ? null : Masked.text(statusReason, person),
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
                qualification == null || amounts ? qualification : qualification.withoutBudget(),
                humanEntered,
                mergedInto,
                possibleTwinOf,
                receivedAt,
                decidedAt,
                erased);
    }

    /** What to call it: the person's name, else the company, else how to reach them. */
    public String title() {
        return LeadNames.title(firstName, lastName, companyName, email, phone);
    }
}
