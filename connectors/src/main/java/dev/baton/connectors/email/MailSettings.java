package dev.baton.connectors.email;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which mailboxes are read, and how.
 *
 * @param fetch false: this node reads no mailbox, others do
 * @param poll how often a mailbox is looked into
 * @param peerTimeout how long a mail server may take to answer one command, SMTP or IMAP
 * @param largest letter that is taken in; of a larger one only what stands on its envelope
 */
@ConfigurationProperties("baton.mail")
record MailSettings(
        @DefaultValue("true") boolean fetch,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("10s") Duration peerTimeout,
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue List<Mailbox> mailboxes) {

    MailSettings {
        mailboxes = List.copyOf(mailboxes);
    }

    /**
     * A mailbox of a tenant, read over IMAP.
     *
     * @param tenant the tenant's key
     */
    record Mailbox(
            String tenant,
            String host,
            @DefaultValue("993") int port,
            String user,
            String password,
            @DefaultValue("true") boolean ssl,
            @DefaultValue("INBOX") String folder) {

        @Override
        public String toString() {
            return user + "@" + host + "/" + folder;
        }
    }
}
