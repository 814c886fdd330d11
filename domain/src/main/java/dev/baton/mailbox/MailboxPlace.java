package dev.baton.mailbox;

/**
 * Where a mailbox is, and whose.
 *
 * @param host name or address of the IMAP server
 * @param tls from the first byte on (RFC 8314); false: in the clear, for servers within the house
 */
public record MailboxPlace(String host, int port, boolean tls, String username, String folder) {
    /** Whether a password goes to the same account of the same server, no less safely. */
    boolean takesThePasswordOf(MailboxPlace before) {
        return host.equalsIgnoreCase(before.host)
                && port == before.port
                && username.equals(before.username)
                && (tls || !before.tls);
    }

    @Override
    public String toString() {
        return username + "@" + host + ":" + port + "/" + folder;
    }
}
