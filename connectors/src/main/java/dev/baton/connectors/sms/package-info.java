/** Texts by way of Twilio. */
@NullMarked
package dev.baton.connectors.sms;

import org.jspecify.annotations.NullMarked;
