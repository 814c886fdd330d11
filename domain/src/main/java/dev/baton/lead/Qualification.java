package dev.baton.lead;

import dev.baton.identity.Masked;
import dev.baton.shared.RecordRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person found out about a lead, and what they say of it.
 *
 * @param budget with its ISO 4217 currency; both or neither
 * @param authority {@code decision-maker}, {@code influencer} or {@code user}
 * @param timeline {@code this-quarter}, {@code half-year} or {@code later}
 * @param reason for {@link Verdict#DISQUALIFIED}
 * @param duplicateOf for {@link Verdict#DUPLICATE}: the record that stays
 */
public record Qualification(
        Verdict verdict,
        @Nullable String opportunityName,
        @Nullable String need,
        @Nullable BigDecimal budget,
        @Nullable String currency,
        @Nullable String authority,
        @Nullable String timeline,
        @Nullable LocalDate closeOn,
        @Nullable CloseReason reason,
        @Nullable RecordRef duplicateOf,
        @Nullable String note) {

    /** The same for somebody who may not read amounts. */
    Qualification withoutBudget() {
        return new Qualification(
                verdict,
                opportunityName,
                need == null ? null : Masked.amounts(need),
                null,
                null,
                authority,
                timeline,
                closeOn,
                reason,
                duplicateOf,
                note == null ? null : Masked.amounts(note));
    }

    /** A verdict without any particulars. */
    public static Qualification of(Verdict verdict) {
        return new Qualification(verdict, null, null, null, null, null, null, null, null, null, null);
    }
}
