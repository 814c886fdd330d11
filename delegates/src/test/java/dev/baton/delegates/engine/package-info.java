/** Tests of the engine's edge, and {@link dev.baton.delegates.engine.ProcessTest}, which all process tests stand on. */
@NullMarked
package dev.baton.delegates.engine;

import org.jspecify.annotations.NullMarked;
