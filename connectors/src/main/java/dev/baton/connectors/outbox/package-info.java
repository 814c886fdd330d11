/** The relay: takes what waits in the outbox to its peers, and keeps the evidence. */
@NullMarked
package dev.baton.connectors.outbox;

import org.jspecify.annotations.NullMarked;
