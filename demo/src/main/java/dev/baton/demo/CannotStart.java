package dev.baton.demo;

/** Baton cannot start here, and a person can do something about it: the message says what. */
public class CannotStart extends RuntimeException {
    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    CannotStart(String message) {
        super(message);
    }
}
