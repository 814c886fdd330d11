/** Texts that answers to customers begin with, filled in for one ticket. */
@NullMarked
@CheckReturnValue
package dev.baton.macro;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
