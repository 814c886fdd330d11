/** What Baton tells the world of its business: events without personal data, each once, in the order of its record. */
@NullMarked
@CheckReturnValue
package dev.baton.announcement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
