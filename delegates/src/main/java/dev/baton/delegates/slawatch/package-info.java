/** Watches the promises about tickets. */
@NullMarked
package dev.baton.delegates.slawatch;

import org.jspecify.annotations.NullMarked;
