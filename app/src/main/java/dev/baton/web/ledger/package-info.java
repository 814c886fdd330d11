/** The pages of the send-once ledger. */
@NullMarked
package dev.baton.web.ledger;

import org.jspecify.annotations.NullMarked;
