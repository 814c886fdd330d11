package dev.baton.sms;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.outbox.SendKey;
import dev.baton.shared.NotFound;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import dev.baton.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What becomes of a text: a word such as STOP is followed and confirmed, an answer joins its record, and a stranger's
 * text is for whoever opens records for strangers.
 */
@Component
class TextIntake implements InboxHandler {
    private final TextThreads threads;
    private final OptOuts optOuts;
    private final ObjectProvider<TextMessages> messages;
    private final Timeline timeline;
    private final Tenants tenants;
    private final ObjectProvider<TextOpener> opener;
    private final ApplicationEventPublisher events;

    TextIntake(
            TextThreads threads,
            OptOuts optOuts,
            ObjectProvider<TextMessages> messages,
            Timeline timeline,
            Tenants tenants,
            ObjectProvider<TextOpener> opener,
            ApplicationEventPublisher events) {
        this.threads = threads;
        this.optOuts = optOuts;
        this.messages = messages;
        this.timeline = timeline;
        this.tenants = tenants;
        this.opener = opener;
        this.events = events;
    }

    @Override
    public String kind() {
        return ReceivedText.KIND;
    }

    @Override
    public Origin.Client client() {
        return Origin.Client.SMS;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var text = ReceivedText.fromPayload(entry.payload());
        var number = text.number();
        if (number == null) {
            return Handled.notYet("Nobody can tell who wrote this: what it came from is no number to answer to");
        }
        if (text.from().equals(text.to())) {
            return Handled.done();
        }
        threads.hold(number);
        var record = threads.recordOf(number);
        record.ifPresent(known -> timeline.add(text.activity(known, entry.receivedAt())));
        var command = TextCommand.of(text.text(), text.answeredAs());
        if (command != null) {
            var changed = follow(command, number, entry.receivedAt());
            record.filter(known -> changed && text.answeredAs() == null)
                    .ifPresent(known -> confirm(command, known, number, text, entry.receivedAt()));
            if (saysNothingElse(command, changed)) {
                return Handled.done();
            }
        }
        if (record.isPresent()) {
            events.publishEvent(new TextReceived(record.get(), number, text.sid(), text.text()));
            return Handled.done();
        }
        var strangers = opener.getIfAvailable();
        return strangers == null
                ? Handled.notYet("It belongs to no record, and nobody opens records for texts")
                : strangers.open(text);
    }

    /** Whether there is something to confirm: saying the same twice is not, so that two machines do not talk for ever. */
    private boolean follow(TextCommand command, PhoneNumber number, Instant at) {
        return switch (command) {
            case STOP -> optOuts.note(number, OptOut.How.KEYWORD, at);
            case START -> optOuts.lift(number, at);
            case HELP -> true;
        };
    }

    /** "Yes" answers a question of whoever was texted all along, and "Help" is asked for about something. */
    private static boolean saysNothingElse(TextCommand command, boolean changed) {
        return switch (command) {
            case STOP -> true;
            case START -> changed;
            case HELP -> false;
        };
    }

    private void confirm(TextCommand command, RecordRef record, PhoneNumber number, ReceivedText text, Instant at) {
        var id = Tenancy.required();
        var tenant = tenants.byId(id).orElseThrow(() -> new NotFound("tenant", id));
        var language = command.isGerman(text.text()) ? "de" : tenant.locale();
        // One answer to HELP within an hour: whoever answers by a machine that says HELP is not answered for ever.
        var key = command == TextCommand.HELP
                ? SendKey.of(
                        "text-help",
                        number.e164(),
                        at.truncatedTo(ChronoUnit.HOURS).toString())
                : SendKey.of("text-confirmed", text.sid());
        messages.getObject()
                .post(
                        key,
                        null,
                        null,
                        new OutgoingText(
                                record,
                                number,
                                Confirmations.text(language, command, tenant.name()),
                                OutgoingText.Occasion.CONFIRMATION));
    }
}
