package dev.baton.masking;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Logback's {@code %wEx}, without people and as one entry: messages of exceptions quote what they were given. */
public class MaskedThrowable extends ExtendedWhitespaceThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy proxy) {
        return OneEntry.trace(Mask.text(super.throwableProxyToString(proxy)));
    }
}
