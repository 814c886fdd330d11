/** The work list and its tasks. */
@NullMarked
package dev.baton.web.work;

import org.jspecify.annotations.NullMarked;
