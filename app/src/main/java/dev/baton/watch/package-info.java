/** How the outbox does, for machines that watch over Baton: health and measurements. */
@NullMarked
package dev.baton.watch;

import org.jspecify.annotations.NullMarked;
