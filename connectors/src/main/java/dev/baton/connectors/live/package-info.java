/** How a node hears what other nodes say. */
@NullMarked
package dev.baton.connectors.live;

import org.jspecify.annotations.NullMarked;
