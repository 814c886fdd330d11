/** Tests of how journeys are told. */
@NullMarked
package dev.baton.delegates.journey;

import org.jspecify.annotations.NullMarked;
