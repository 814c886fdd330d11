/** E-mail as the business sees it: letters to post, letters received, and how an answer finds its record. */
@NullMarked
@CheckReturnValue
package dev.baton.mail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
