package dev.baton.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail: a change of a row, or something done in the engine.
 *
 * @param actor who: {@code person:anna}, {@code process:lead-qualification/Task_FindTwins}
 * @param instance the process instance in which it was done; null for none
 * @param client from where: {@code page}, {@code api}, {@code cockpit}, {@code job}
 * @param address IP address; null where there is none, or it was blanked
 * @param subject the table, or {@code engine/task}
 * @param record the row; null for what has none
 * @param about the record the row belongs to; null if it is one itself
 * @param action {@code insert}, {@code update}, {@code delete}; {@code claim}, {@code suspend}
 * @param blanked whether what it said was erased
 */
public record Change(
        long id,
        Instant at,
        String actor,
        @Nullable String instance,
        String client,
        @Nullable String address,
        String subject,
        @Nullable UUID record,
        @Nullable UUID about,
        String action,
        boolean blanked,
        List<Value> values) {
    public Change {
        values = List.copyOf(values);
    }

    /** The same for somebody who may not see what belongs to people. */
    public Change masked() {
        return new Change(
                id,
                at,
                actor,
                instance,
                client,
                address == null ? null : PlainFields.MASK,
                subject,
                record,
                about,
                action,
                blanked,
                values.stream().map(value -> masked(value)).toList());
    }

    private Value masked(Value value) {
        return PlainFields.isPlain(subject, value.field())
                ? value
                : new Value(
                        value.field(),
                        value.before() == null ? null : PlainFields.MASK,
                        value.after() == null ? null : PlainFields.MASK);
    }

    /**
     * One value that changed.
     *
     * @param before null where there was none
     * @param after null where there is none any more
     */
    public record Value(
            String field, @Nullable String before, @Nullable String after) {}
}
