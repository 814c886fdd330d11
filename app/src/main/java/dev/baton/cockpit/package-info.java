/** Camunda's web applications under Baton's own sign-in. */
@NullMarked
package dev.baton.cockpit;

import org.jspecify.annotations.NullMarked;
