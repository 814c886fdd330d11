/** What decision tables decided for a record, and why. */
@NullMarked
@CheckReturnValue
package dev.baton.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
