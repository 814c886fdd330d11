package dev.baton.connectors.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mailboxes are read; which ones is each tenant's own affair.
 *
 * @param fetch false: this node reads no mailbox, others do
 * @param poll how often a mailbox is looked into, even if its server tells of new letters (IMAP IDLE)
 * @param idle how long a mail server that tells of new letters may say nothing before it is asked anew
 * @param peerTimeout how long a mail server may take to answer one command, SMTP or IMAP
 * @param largest letter that is taken in, so that 25 MB of files fit (base64 makes them a third longer); of a larger one
 *     only what stands on its envelope
 * @param ownHouse true: tenants may name mail servers on this machine and in private networks, at any port
 * @param nullSender false: the SMTP server takes no letter without a sender on its envelope, as an answer by a machine has
 *     none (RFC 3834, 4); reports about such answers then come to an address of their own, as for any letter
 */
@ConfigurationProperties("baton.mail")
record MailSettings(
        @DefaultValue("true") boolean fetch,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("4m") Duration idle,
        @DefaultValue("10s") Duration peerTimeout,
        @DefaultValue("36MB") DataSize largest,
        @DefaultValue("false") boolean ownHouse,
        @DefaultValue("true") boolean nullSender) {}
