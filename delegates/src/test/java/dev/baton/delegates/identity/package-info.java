/** Tests of how the engine knows people and teams. */
@NullMarked
package dev.baton.delegates.identity;

import org.jspecify.annotations.NullMarked;
