/** The pages of what we know: for our own people, and for everybody. */
@NullMarked
package dev.baton.web.knowledge;

import org.jspecify.annotations.NullMarked;
