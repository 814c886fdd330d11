/** The pages of tickets. */
@NullMarked
package dev.baton.web.tickets;

import org.jspecify.annotations.NullMarked;
