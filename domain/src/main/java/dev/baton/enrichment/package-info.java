/** Asking a provider for what it knows about a company. */
@NullMarked
@CheckReturnValue
package dev.baton.enrichment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
