/** What the world tells Baton: events that are taken in, and who does what they ask for. */
@NullMarked
@CheckReturnValue
package dev.baton.incoming;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
