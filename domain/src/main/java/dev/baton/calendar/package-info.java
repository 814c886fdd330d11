/** When a business works: hours, special days and holidays, and the arithmetic of working time on them. */
@NullMarked
@CheckReturnValue
package dev.baton.calendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
