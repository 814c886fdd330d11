/** Where letters that came in are sorted: what each one is, which record it belongs to, and who hears of it. */
@NullMarked
@CheckReturnValue
package dev.baton.mailroom;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
