package dev.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What is promised by a policy.
 *
 * @param holds what is promised today
 * @param byTable what the table promises; null where no rule names the policy any more
 * @param own whether the tenant says otherwise than the table
 * @param version what a change must name
 */
public record PolicyPromise(Promise holds, @Nullable Promise byTable, boolean own, long version) {
    /** The version of what nobody has written down yet. */
    public static final long UNWRITTEN = -1;

    public String policy() {
        return holds.policy();
    }
}
