/** The pages of those who keep Baton running. */
@NullMarked
package dev.baton.web.operations;

import org.jspecify.annotations.NullMarked;
