/** Tests of whom the engine knows. */
@NullMarked
package dev.baton.delegates.identity;

import org.jspecify.annotations.NullMarked;
