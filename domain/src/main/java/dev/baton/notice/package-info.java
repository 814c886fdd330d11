/** What our people are to know: kept for them in the application, and told by the way each of them wants. */
@NullMarked
@CheckReturnValue
package dev.baton.notice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
