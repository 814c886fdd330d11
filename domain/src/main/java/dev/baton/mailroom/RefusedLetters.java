package dev.baton.mailroom;

import dev.baton.outbox.Channel;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.outbox.OutboxEntry;
import dev.baton.shared.EmailAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Letters of ours that a mail server would not take: it says at once what others say by a report that comes back. What was
 * tried too often is told as a letter that came back though its address is good.
 */
@Component
class RefusedLetters {
    private static final Pattern STATUS = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b");
    /** A bad address, or a mailbox that takes nothing (RFC 3463, 3.2 and 3.3); the rest is about the letter or its way. */
    private static final Pattern OF_THE_ADDRESS = Pattern.compile("5\\.[12]\\..+");

    private final AddressBounces bounces;
    private final Correspondents correspondents;

    RefusedLetters(AddressBounces bounces, Correspondents correspondents) {
        this.bounces = bounces;
        this.correspondents = correspondents;
    }

    @EventListener
    void on(MessageRefused refusal) {
        var message = refusal.message();
        if (message.channel() == Channel.EMAIL) {
            var status = statusIn(refusal.answer());
            var bounce = bounce(message, true, status, refusal.answer());
            if (status == null || OF_THE_ADDRESS.matcher(status).matches()) {
                bounces.note(bounce);
            }
            tell(message, bounce);
        }
    }

    @EventListener
    void on(MessageGivenUp givenUp) {
        var message = givenUp.message();
        if (message.channel() == Channel.EMAIL) {
            // Of the address it says nothing: whoever wrote it has to see to it.
            tell(message, bounce(message, false, null, givenUp.answer()));
        }
    }

    private static Bounce bounce(OutboxEntry message, boolean hard, @Nullable String status, String answer) {
        return new Bounce(
                message.payload().get("messageId") instanceof String id ? id : null,
                key(message.recipient()),
                hard,
                status,
                answer);
    }

    private void tell(OutboxEntry message, Bounce bounce) {
        correspondents
                .current(message.record())
                .ifPresent(
                        record -> correspondents.of(record.type()).ifPresent(one -> one.bounced(record, bounce, true)));
    }

    private static @Nullable String statusIn(String answer) {
        var status = STATUS.matcher(answer);
        return status.find() ? status.group() : null;
    }

    private static String key(String recipient) {
        var address = EmailAddress.read(recipient);
        return address == null ? recipient.strip().toLowerCase(Locale.ROOT) : address.key();
    }
}
