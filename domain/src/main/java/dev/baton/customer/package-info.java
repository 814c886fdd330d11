/** Companies and the people in them. */
@NullMarked
@CheckReturnValue
package dev.baton.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
