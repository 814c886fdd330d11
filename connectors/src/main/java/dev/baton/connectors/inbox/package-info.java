/** The worker: hands what waits in the inbox to its handlers. */
@NullMarked
package dev.baton.connectors.inbox;

import org.jspecify.annotations.NullMarked;
