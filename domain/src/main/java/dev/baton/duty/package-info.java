/** Who did what on a record, so that nobody approves their own work. */
@NullMarked
@CheckReturnValue
package dev.baton.duty;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
