/** What came from the outside: stored first, then handled, never dropped. */
@NullMarked
@CheckReturnValue
package dev.baton.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
