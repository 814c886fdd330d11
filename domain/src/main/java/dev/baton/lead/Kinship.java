package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other records that are, or may be, the same person as a lead.
 *
 * @param survivorId the record that is to stay, once the two are merged
 * @param possibleTwinId the record that nobody compared it with in time
 * @param mergedId the record it became part of
 */
@Embeddable
record Kinship(
        @Nullable String survivorType,
        @Nullable UUID survivorId,
        @Nullable String possibleTwinType,
        @Column(name = "possible_twin_of") @Nullable UUID possibleTwinId,
        @Column(name = "merged_into_type") @Nullable String mergedType,
        @Column(name = "merged_into") @Nullable UUID mergedId) {
    static final Kinship NONE = new Kinship(null, null, null, null, null, null);

    @Nullable
    RecordRef survivor() {
        return ref(survivorType, survivorId);
    }

    @Nullable
    RecordRef possibleTwin() {
        return ref(possibleTwinType, possibleTwinId);
    }

    @Nullable
    RecordRef mergedInto() {
        return ref(mergedType, mergedId);
    }

    Kinship withSurvivor(@Nullable RecordRef survivor) {
        return new Kinship(type(survivor), id(survivor), possibleTwinType, possibleTwinId, mergedType, mergedId);
    }

    Kinship withPossibleTwin(@Nullable RecordRef twin) {
        return new Kinship(survivorType, survivorId, type(twin), id(twin), mergedType, mergedId);
    }

    /** Nothing is only possible any more. */
    Kinship merged(RecordRef into) {
        return new Kinship(survivorType, survivorId, null, null, type(into), id(into));
    }

    private static @Nullable RecordRef ref(@Nullable String type, @Nullable UUID id) {
        return type == null || id == null ? null : new RecordRef(RecordType.parse(type), id);
    }

    private static @Nullable String type(@Nullable RecordRef record) {
        return record == null ? null : record.type().key();
    }

    private static @Nullable UUID id(@Nullable RecordRef record) {
        return record == null ? null : record.id();
    }
}
