/** Asks customers how we did. */
@NullMarked
package dev.baton.delegates.sideconversation;

import org.jspecify.annotations.NullMarked;
