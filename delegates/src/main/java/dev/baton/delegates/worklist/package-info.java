/** The work list's way into the engine: what people do with their tasks. */
@NullMarked
package dev.baton.delegates.worklist;

import org.jspecify.annotations.NullMarked;
