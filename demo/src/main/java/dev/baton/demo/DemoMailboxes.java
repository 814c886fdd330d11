package dev.baton.demo;

import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.Mailboxes;
import dev.baton.tenant.Tenant;
import org.springframework.stereotype.Component;

/** The mailbox of each company, at the mail server of this run, whose port is another each time. */
@Component
class DemoMailboxes {
    private final Mailboxes mailboxes;
    private final DemoMailServer server;

    DemoMailboxes(Mailboxes mailboxes, DemoMailServer server) {
        this.mailboxes = mailboxes;
        this.server = server;
    }

    /** Adds the mailbox of the tenant at work, or follows it to its new port. */
    void write(Tenant tenant) {
        var place = server.mailboxOf(tenant.mailAddress());
        mailboxes.all().stream()
                .filter(known -> known.place().username().equals(place.username()))
                .findFirst()
                .ifPresentOrElse(
                        known -> mailboxes.change(
                                known.id(), place, known.active(), DemoMailServer.PASSWORD, known.version()),
                        () -> add(place));
    }

    private void add(MailboxPlace place) {
        mailboxes.add(place, DemoMailServer.PASSWORD);
    }
}
