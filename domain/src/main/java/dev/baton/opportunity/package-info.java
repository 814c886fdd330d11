/** Chances to sell something: what they are worth, and how far they have come. */
@NullMarked
@CheckReturnValue
package dev.baton.opportunity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
