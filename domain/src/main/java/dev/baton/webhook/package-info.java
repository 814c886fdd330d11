/** Where a tenant wants its events to be posted, and with which signature. */
@NullMarked
@CheckReturnValue
package dev.baton.webhook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
