/** Texts (SMS) as the business sees them: to post, received, how far they came, and who wants none. */
@NullMarked
@CheckReturnValue
package dev.baton.sms;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
