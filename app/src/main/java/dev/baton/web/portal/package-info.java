/** What customers see of their own tickets, with the link they were sent and nothing else. */
@NullMarked
package dev.baton.web.portal;

import org.jspecify.annotations.NullMarked;
