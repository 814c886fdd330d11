package dev.baton.masking;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's {@code %m}, without people and as one entry: whatever library logs, and whatever it thinks of it. */
public class MaskedMessage extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return OneEntry.message(Mask.text(super.convert(event)));
    }
}
