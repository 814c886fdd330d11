/**
 * The engine's edge: how it is set up, what models may do, and the few words delegates use to talk to it ({@link
 * dev.baton.delegates.engine.Variable}, {@link dev.baton.delegates.engine.DecisionTable}, {@link
 * dev.baton.delegates.engine.TaskHandler}).
 */
@NullMarked
package dev.baton.delegates.engine;

import org.jspecify.annotations.NullMarked;
