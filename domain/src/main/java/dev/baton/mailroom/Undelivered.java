package dev.baton.mailroom;

import dev.baton.consent.ConsentService;
import dev.baton.mail.Delivery;
import dev.baton.mailroom.OwnLetters.OwnLetter;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What reports about letters of ours mean for the addresses they went to. */
@Component
class Undelivered {
    /** A full mailbox may be emptied, whatever digit its server gives it (RFC 3463, 3.3). */
    private static final String FULL = ".2.2";

    private final AddressBounces bounces;
    private final ConsentService consents;

    Undelivered(AddressBounces bounces, ConsentService consents) {
        this.bounces = bounces;
        this.consents = consents;
    }

    /** Notes what a report says; each recipient that was not reached is told of. */
    void report(Letter letter, OwnLetter ours, Consumer<Bounce> told) {
        if (letter.letterClass() == LetterClass.COMPLAINT) {
            // Whom the letter went to, not whom the report names: that could be anybody.
            if (ours.certain()) {
                consents.suppress(ours.recipient(), "complaint");
            }
            return;
        }
        if (!letter.letterClass().isBounce()) {
            return;
        }
        var failed = letter.mail().facts().deliveries().stream()
                .filter(Delivery::isFailed)
                .toList();
        if (failed.isEmpty() && ours.certain()) {
            var hard = letter.letterClass() == LetterClass.BOUNCE_HARD;
            note(new Bounce(ours.messageId(), ours.recipient(), hard, null, null), ours, told);
        }
        for (var each : failed) {
            if (each.recipient().isEmpty() && !ours.certain()) {
                // It went to several: nobody knows whom it did not reach. The report itself stands in the timeline.
                continue;
            }
            note(
                    new Bounce(
                            ours.messageId(),
                            each.recipient().isEmpty() ? ours.recipient() : each.recipient(),
                            ours.certain() && isHard(each, letter),
                            each.status(),
                            each.diagnostic()),
                    ours,
                    told);
        }
    }

    private void note(Bounce bounce, OwnLetter ours, Consumer<Bounce> told) {
        if (ours.certain() && bounce.recipient().equals(ours.recipient())) {
            bounces.note(bounce);
        }
        told.accept(bounce);
    }

    private static boolean isHard(Delivery delivery, Letter letter) {
        var status = delivery.status();
        return status == null
                ? letter.letterClass() == LetterClass.BOUNCE_HARD
                : delivery.statusClass().equals("5") && !status.endsWith(FULL);
    }
}
