/** Answers a request that is sent again with the answer it had. */
@NullMarked
@CheckReturnValue
package dev.baton.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
