/** Tells journeys from the engine's history, the decisions that were kept and the messages that were sent. */
@NullMarked
package dev.baton.delegates.journey;

import org.jspecify.annotations.NullMarked;
