/** How a lead becomes an opportunity with all its history, and how that is taken back. */
@NullMarked
@CheckReturnValue
package dev.baton.conversion;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
