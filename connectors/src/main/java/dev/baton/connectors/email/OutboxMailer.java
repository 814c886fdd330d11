package dev.baton.connectors.email;

import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Posts letters by way of the outbox, and notes them in the timeline in the same transaction. */
@Component
class OutboxMailer implements Mailer {
    private final Outbox outbox;
    private final Timeline timeline;
    private final SenderAddresses senders;
    private final Tenants tenants;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutboxMailer(
            Outbox outbox,
            Timeline timeline,
            SenderAddresses senders,
            Tenants tenants,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.senders = senders;
        this.tenants = tenants;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public boolean post(
            SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingMail mail) {
        var posted = addressed(mail);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var put = outbox.place(message(key, processInstanceId, activityId, posted));
            if (put.isEmpty()) {
                return false;
            }
            if (put.get().equals(key)) {
                putCopies(key, processInstanceId, activityId, posted);
                timeline.add(posted.noted(key, clock.instant()));
            } else {
                // What a person released goes once more to its reader, not to those in copy, of whom nothing was said.
                timeline.add(posted.notedAgain(put.get(), clock.instant()));
            }
            return true;
        }));
    }

    private void putCopies(
            SendKey key, @Nullable String processInstanceId, @Nullable String activityId, PostedMail posted) {
        var number = 0;
        for (var reader : posted.mail().cc()) {
            number++;
            outbox.put(message(
                    SendKey.of(key.text(), "copy", String.valueOf(number)),
                    processInstanceId,
                    activityId,
                    posted.copyFor(reader, key)));
        }
    }

    private static OutboundMessage message(
            SendKey key, @Nullable String processInstanceId, @Nullable String activityId, PostedMail posted) {
        return new OutboundMessage(
                Channel.EMAIL,
                key,
                posted.mail().record(),
                processInstanceId,
                activityId,
                posted.reader(),
                posted.mail().subject(),
                posted.toPayload());
    }

    /** From the tenant's usual sender; from its own address and name while it named none. */
    private PostedMail addressed(OutgoingMail mail) {
        return senders.usual()
                .map(sender -> posted(mail, sender.address(), sender.displayName(), sender.answersTo()))
                .orElseGet(() -> {
                    var id = Tenancy.required();
                    var tenant =
                            tenants.byId(id).orElseThrow(() -> new IllegalStateException("There is no tenant " + id));
                    return posted(mail, tenant.mailAddress(), tenant.name(), tenant.mailAddress());
                });
    }

    private static PostedMail posted(OutgoingMail mail, String from, String name, String answersTo) {
        return new PostedMail(
                mail,
                PostedMail.newIdentity(from),
                from,
                name,
                ReplyAddress.of(answersTo, mail.record()),
                answersTo,
                null);
    }
}
