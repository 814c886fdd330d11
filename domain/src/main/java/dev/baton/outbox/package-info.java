/** What is to reach the outside: put by the transaction that decides it, sent after its commit, once per key. */
@NullMarked
@CheckReturnValue
package dev.baton.outbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
