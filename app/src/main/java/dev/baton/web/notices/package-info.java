/** What somebody is told, and how they want to be. */
@NullMarked
package dev.baton.web.notices;

import org.jspecify.annotations.NullMarked;
