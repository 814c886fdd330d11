/** What people allowed us, and the addresses nobody may contact any more. */
@NullMarked
@CheckReturnValue
package dev.baton.consent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
