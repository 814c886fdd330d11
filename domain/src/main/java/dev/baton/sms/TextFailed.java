package dev.baton.sms;

import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * A text that Twilio took did not reach anybody.
 *
 * @param code Twilio's, such as 30005 for a number that is not in service; null where none was told
 */
public record TextFailed(
        RecordRef record, String number, @Nullable Integer code) {}
