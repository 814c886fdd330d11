/** Tells the engine who people are and in which teams, as Baton knows it. */
@NullMarked
package dev.baton.delegates.identity;

import org.jspecify.annotations.NullMarked;
