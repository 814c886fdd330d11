/** What reaches the outside and comes from it; implements ports of the domain. */
@NullMarked
package dev.baton.connectors;

import org.jspecify.annotations.NullMarked;
