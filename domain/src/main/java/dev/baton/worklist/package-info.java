/** The work that waits for people: one list over all processes, and the forms behind it. */
@NullMarked
@CheckReturnValue
package dev.baton.worklist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
