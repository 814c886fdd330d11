package dev.baton.connectors.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mailboxes are read; which ones is each tenant's own affair.
 *
 * @param fetch false: this node reads no mailbox, others do
 * @param poll how often a mailbox is looked into
 * @param peerTimeout how long a mail server may take to answer one command, SMTP or IMAP
 * @param largest letter that is taken in; of a larger one only what stands on its envelope
 * @param ownHouse true: tenants may name mail servers on this machine and in private networks, at any port
 */
@ConfigurationProperties("baton.mail")
record MailSettings(
        @DefaultValue("true") boolean fetch,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("10s") Duration peerTimeout,
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue("false") boolean ownHouse) {}
