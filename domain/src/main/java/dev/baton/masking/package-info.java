/** Keeps people out of the logs, whoever writes them. */
@NullMarked
@CheckReturnValue
package dev.baton.masking;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
