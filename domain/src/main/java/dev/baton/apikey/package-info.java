/** Keys by which machines prove who they are. */
@NullMarked
@CheckReturnValue
package dev.baton.apikey;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
