package dev.baton.mailbox;

/** Tries whether a mailbox can be read. */
public interface MailboxProbe {
    /** What came of it. */
    enum Outcome {
        /** The folder opens. */
        READABLE,
        /** No server has that name. */
        UNKNOWN_HOST,
        /** Baton may not connect to that address: it is within its own house. */
        FORBIDDEN_ADDRESS,
        /** Nobody listens there. */
        NO_ANSWER,
        /** It took too long. */
        TIMEOUT,
        /** Somebody listens, but speaks no IMAP, or no (valid) TLS. */
        NOT_UNDERSTOOD,
        /** User name or password are wrong. */
        SIGN_IN_REFUSED,
        /** There is no folder of that name. */
        NO_FOLDER
    }

    /**
     * What came of a try.
     *
     * @param letters how many letters the folder holds
     * @param unread how many of them wait to be taken in
     * @param detail what the server said, in one line; empty if nothing
     */
    record Answer(Outcome outcome, int letters, int unread, String detail) {
        public boolean isReadable() {
            return outcome == Outcome.READABLE;
        }
    }

    /** Signs in and opens the folder, changing nothing. Waits no longer than the peer's timeout. */
    Answer look(MailboxPlace place, String password);
}
