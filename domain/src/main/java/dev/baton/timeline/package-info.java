/** The timeline of a record: what was said, sent, received, noted, with what was attached. */
@NullMarked
@CheckReturnValue
package dev.baton.timeline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
