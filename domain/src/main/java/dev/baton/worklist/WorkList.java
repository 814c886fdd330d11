package dev.baton.worklist;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.identity.SignedIn;
import dev.baton.shared.RecordRef;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people do with their work. Everything here happens in one transaction with the process it moves on.
 *
 * <p>Each call throws {@link dev.baton.shared.NotFound} for work that is done, or that the person may not see, and
 * {@link dev.baton.shared.Rejected} with {@code work.not-yours} for work they see but may not touch.
 */
public interface WorkList {
    /**
     * Takes the work. Taking one's own again changes nothing.
     *
     * @throws dev.baton.shared.Rejected {@code work.claimed-by} with the name of who was first
     */
    void claim(UUID item, SignedIn person);

    /**
     * Gives the work back to its teams.
     *
     * @throws dev.baton.shared.Rejected {@code work.claimed-by} if somebody else has it
     */
    void unclaim(UUID item, SignedIn person);

    /**
     * Gives the work to somebody. Whoever sees all work may, and whoever has it may pass it on.
     *
     * @throws dev.baton.shared.Rejected {@code work.unknown-person}
     */
    void assign(UUID item, String login, SignedIn person);

    /** The form to fill in. */
    TaskForm form(UUID item, SignedIn person);

    /**
     * Does the work: checks the values against the form, hands them to the business, moves the process on.
     *
     * @throws dev.baton.shared.Invalid what is wrong with which field; nothing was kept
     * @throws dev.baton.shared.Rejected {@code work.claimed-by} if somebody else has it
     */
    void complete(UUID item, Map<String, @Nullable Object> values, SignedIn person);

    /**
     * As {@link #complete(UUID, Map, SignedIn)}, if something else holds.
     *
     * @param first asked before, in the same transaction; what it throws refuses the work
     */
    void complete(UUID item, Map<String, @Nullable Object> values, SignedIn person, Runnable first);

    /**
     * Hands the record's open task of that key over to somebody, or to its teams. For the business itself, so nobody's
     * rights are asked.
     *
     * @param login null gives it to its teams
     * @return false if no such task is open
     */
    @CanIgnoreReturnValue
    boolean assignOpenTask(RecordRef record, String taskKey, @Nullable String login);

    /**
     * As {@link #assignOpenTask}, and gives the task to other teams.
     *
     * @param groups the teams that may take it from now on; empty leaves them
     */
    @CanIgnoreReturnValue
    boolean handOver(RecordRef record, String taskKey, @Nullable String login, Set<String> groups);
}
