/** What we know, written down: articles for our own people and for everybody, found by their words. */
@NullMarked
@CheckReturnValue
package dev.baton.knowledge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
