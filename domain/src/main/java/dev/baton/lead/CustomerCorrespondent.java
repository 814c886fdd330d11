package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Letters about what leads become: they join their record, and whoever cares hears {@link MailReceived}. */
class CustomerCorrespondent implements Correspondent {
    private final RecordType type;
    private final Aliases aliases;
    private final ApplicationEventPublisher events;

    CustomerCorrespondent(RecordType type, Aliases aliases, ApplicationEventPublisher events) {
        this.type = type;
        this.aliases = aliases;
        this.events = events;
    }

    @Override
    public RecordType type() {
        return type;
    }

    @Override
    public @Nullable RecordRef current(RecordRef record) {
        return aliases.ofTimeline(record).orElse(null);
    }

    @Override
    public Handled open(Letter letter) {
        return Handled.notYet("No letter opens a " + type.key());
    }

    @Override
    public void joined(RecordRef record, Letter letter) {
        if (letter.isFromPerson()) {
            events.publishEvent(new MailReceived(record));
        }
    }
}
