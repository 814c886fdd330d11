/** Leads: somebody who showed interest and has not been won yet. */
@NullMarked
@CheckReturnValue
package dev.baton.lead;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
