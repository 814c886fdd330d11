/** How the readers of letters nobody asked for say that they want no more of them. */
@NullMarked
@CheckReturnValue
package dev.baton.unsubscribing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
