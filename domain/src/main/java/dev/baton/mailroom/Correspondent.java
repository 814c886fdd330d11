package dev.baton.mailroom;

import dev.baton.inbox.Handled;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import org.jspecify.annotations.Nullable;

/** Whom people write letters to: one bean per kind of record. Runs in the transaction that marks the letter as handled. */
public interface Correspondent {
    RecordType type();

    /**
     * A letter that belongs to no record yet, at a mailbox whose letters open this kind of record. Whoever opens one puts
     * the letter into its timeline ({@link Letter#entry}).
     */
    Handled open(Letter letter);

    /**
     * A letter that belongs to a record of this type, whatever its class. It stands in the timeline already. Reports about
     * letters of ours go to {@link #bounced} instead.
     */
    void joined(RecordRef record, Letter letter);

    /**
     * One of our letters about the record did not reach its reader. The report stands in the timeline already.
     *
     * @param inform whether whoever looks after the record is to hear of it
     */
    default void bounced(RecordRef record, Bounce bounce, boolean inform) {}

    /**
     * A reader of ours called a letter about the record spam, and is written to no more.
     *
     * @param reader lower case
     * @param inform whether whoever looks after the record is to hear of it
     */
    default void complained(RecordRef record, String reader, boolean inform) {}

    /**
     * The record that takes the letters of this one today, of whatever type: a merged one is its survivor.
     *
     * @return null where there is no such record; its id comes from an address anybody can write
     */
    default @Nullable RecordRef current(RecordRef record) {
        return record;
    }

    /**
     * The record a letter of this sender belongs to, where its thread leads here: others may have answered in a thread that
     * is not theirs.
     */
    default RecordRef rightful(RecordRef record, String from) {
        return record;
    }

    /** The record of this type that people call by a number; null where there is none, or this type has no numbers. */
    default @Nullable RecordRef numbered(long number) {
        return null;
    }

    /** Whether somebody takes part in a record, so that a number in a subject is enough to find it for them. */
    default boolean isParticipant(RecordRef record, String address) {
        return false;
    }
}
