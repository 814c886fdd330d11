package dev.baton.sms;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.tenant.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of what the provider tells of our texts. */
@Component
class TextReportIntake implements InboxHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TextReportIntake.class);

    private final TextStatuses statuses;

    TextReportIntake(TextStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public String kind() {
        return TextReport.KIND;
    }

    @Override
    public Origin.Client client() {
        return Origin.Client.SMS;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        if (!statuses.told(TextReport.fromPayload(entry.payload()), entry.receivedAt())) {
            LOG.debug("Entry {} tells nothing new", entry.id());
        }
        return Handled.done();
    }
}
