/** What the tests of the connectors stand on: a context, and peers that misbehave on demand. */
@NullMarked
package dev.baton.connectors.testing;

import org.jspecify.annotations.NullMarked;
