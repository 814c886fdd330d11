/** The mailboxes a tenant's letters come in by, and the addresses they go out from. */
@NullMarked
@CheckReturnValue
package dev.baton.mailbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
