/** A real browser for tests. Other modules use it too. */
@NullMarked
package dev.baton.testing.browser;

import org.jspecify.annotations.NullMarked;
