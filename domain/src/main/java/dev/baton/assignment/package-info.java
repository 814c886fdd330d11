/** Who gets which lead, by a fair order nobody can lose, and why. */
@NullMarked
@CheckReturnValue
package dev.baton.assignment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
