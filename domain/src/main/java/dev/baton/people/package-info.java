/** The people who work with Baton: their teams, how much they can carry, when they are there. */
@NullMarked
@CheckReturnValue
package dev.baton.people;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
