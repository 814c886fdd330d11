package dev.baton.inbox;

/** What a handler says of an entry. */
public sealed interface Handled {
    static Handled done() {
        return new Done();
    }

    /**
     * It cannot be done now, but later it may.
     *
     * @param reason for the person who looks after the inbox
     */
    static Handled notYet(String reason) {
        return new NotYet(reason);
    }

    /** All of it was done. */
    record Done() implements Handled {}

    /** Nothing was done; try again later. */
    record NotYet(String reason) implements Handled {}
}
