/** Pages that hear of what happens while they are open. */
@NullMarked
package dev.baton.web.live;

import org.jspecify.annotations.NullMarked;
