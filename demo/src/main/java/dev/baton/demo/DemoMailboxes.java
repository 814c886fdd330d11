package dev.baton.demo;

import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.Mailboxes;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Tenant;
import org.springframework.stereotype.Component;

/** The mailboxes of each company, at the mail server of this run, whose port is another each time. */
@Component
class DemoMailboxes {
    private final Mailboxes mailboxes;
    private final DemoMailServer server;

    DemoMailboxes(Mailboxes mailboxes, DemoMailServer server) {
        this.mailboxes = mailboxes;
        this.server = server;
    }

    /** Adds the mailboxes of the tenant at work, or follows them to their new port: one for sales, one for support. */
    void write(Tenant tenant) {
        write(server.mailboxOf(tenant.mailAddress()), RecordType.LEAD);
        write(server.mailboxOf(DemoTenants.supportOf(tenant)), RecordType.TICKET);
    }

    private void write(MailboxPlace place, RecordType opens) {
        mailboxes.all().stream()
                .filter(known -> known.place().username().equals(place.username()))
                .findFirst()
                .ifPresentOrElse(
                        known -> mailboxes.change(
                                known.id(),
                                place,
                                known.opens(),
                                known.active(),
                                DemoMailServer.PASSWORD,
                                known.version()),
                        () -> add(place, opens));
    }

    private void add(MailboxPlace place, RecordType opens) {
        mailboxes.add(place, opens, DemoMailServer.PASSWORD);
    }
}
