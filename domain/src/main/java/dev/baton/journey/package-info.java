/** The road a record travels through its processes: where it stands, what happened, what can come next. */
@NullMarked
@CheckReturnValue
package dev.baton.journey;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
