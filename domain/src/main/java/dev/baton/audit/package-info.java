/** Who changed what, and when. The database writes it by itself; here it is read. */
@NullMarked
@CheckReturnValue
package dev.baton.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
