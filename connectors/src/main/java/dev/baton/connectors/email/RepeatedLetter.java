package dev.baton.connectors.email;

import dev.baton.consent.ConsentService;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.Repetition;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Rejected;
import dev.baton.timeline.Timeline;
import java.net.IDN;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A letter that a person wants sent again: the same words under a Message-ID of its own, or mail servers and readers would
 * drop it as the one they have. It stands in the timeline as well.
 */
@Component
class RepeatedLetter implements Repetition {
    private final Outbox outbox;
    private final Timeline timeline;
    private final ConsentService consents;
    private final Clock clock;

    RepeatedLetter(Outbox outbox, Timeline timeline, ConsentService consents, Clock clock) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Map<String, Object> again(OutboxEntry first, SendKey key) {
        var letter = PostedMail.fromPayload(first.payload()).anew();
        if (consents.isSuppressed(first.recipient(), inAscii(first.recipient()))) {
            throw new Rejected("ledger.suppressed");
        }
        if (letter.enclosedIn()
                .flatMap(outbox::find)
                .filter(holder -> holder.payload().isEmpty())
                .isPresent()) {
            throw new Rejected("ledger.enclosure-gone");
        }
        timeline.add(letter.notedAgain(key, clock.instant()));
        return letter.toPayload();
    }

    /** As addresses are compared. */
    private static String inAscii(String address) {
        var domain = address.lastIndexOf('@') + 1;
        return address.substring(0, domain) + IDN.toASCII(address.substring(domain), IDN.ALLOW_UNASSIGNED);
    }
}
