/** Carries tickets from their coming in to their end. */
@NullMarked
package dev.baton.delegates.ticketlifecycle;

import org.jspecify.annotations.NullMarked;
