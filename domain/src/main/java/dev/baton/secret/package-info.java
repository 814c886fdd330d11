/** Keeps what only Baton itself may read again: passwords of other people's servers. */
@NullMarked
@CheckReturnValue
package dev.baton.secret;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
