/** Asks customers how we did. */
@NullMarked
package dev.baton.delegates.csat;

import org.jspecify.annotations.NullMarked;
