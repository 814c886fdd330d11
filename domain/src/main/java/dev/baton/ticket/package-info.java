/**
 * Tickets: what customers ask of us. Each has a number, a conversation, promises that are counted in working time, and a
 * process that carries it until it is closed.
 */
@NullMarked
@CheckReturnValue
package dev.baton.ticket;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
