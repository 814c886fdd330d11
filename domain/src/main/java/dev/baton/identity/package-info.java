/** Who is signed in, with which roles and teams. */
@NullMarked
@CheckReturnValue
package dev.baton.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
