/** Posts events to the endpoints of tenants, signed as the Standard Webhooks say. */
@NullMarked
package dev.baton.connectors.webhook;

import org.jspecify.annotations.NullMarked;
