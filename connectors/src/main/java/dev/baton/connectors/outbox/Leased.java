package dev.baton.connectors.outbox;

import dev.baton.outbox.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * A message that is this relay's for a while.
 *
 * @param lostBy the relay that took it before and never said how it ended
 * @param probe true for the one message that tries whether a resting channel works again
 * @param leasedAt by {@link System#nanoTime()}, from before the database was asked: the lease lasts at least that long
 */
record Leased(OutboxEntry entry, @Nullable String lostBy, boolean probe, long leasedAt) {}
