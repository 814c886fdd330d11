package dev.baton.secret;

import org.jspecify.annotations.Nullable;

/** A sealed secret does not open. */
public class CannotOpen extends RuntimeException {
    CannotOpen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
