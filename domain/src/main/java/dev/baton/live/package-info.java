/** What pages that are open hear of while they are: that something happened, never what. */
@NullMarked
@CheckReturnValue
package dev.baton.live;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
