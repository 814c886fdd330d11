/** Tests of who may do what in the engine. */
@NullMarked
package dev.baton.delegates.access;

import org.jspecify.annotations.NullMarked;
