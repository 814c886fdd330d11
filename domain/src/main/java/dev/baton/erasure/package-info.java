/**
 * People who want to know what is held about them (GDPR Art. 15), or to be forgotten (Art. 17): what is held where, what
 * the law keeps, and how the rest goes.
 */
@NullMarked
@CheckReturnValue
package dev.baton.erasure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
