package dev.baton.mailroom;

import dev.baton.mail.ReceivedMail;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.NewAttachment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A letter that was sorted.
 *
 * @param at when it was written, as far as that can be believed
 * @param fromColleague true when one of our own people wrote it
 */
public record Letter(
        ReceivedMail mail, Instant at, LetterClass letterClass, LetterEffects effects, boolean fromColleague) {

    /** Whether somebody outside sat down and wrote it. */
    public boolean isFromPerson() {
        return letterClass == LetterClass.HUMAN && !fromColleague;
    }

    /**
     * As an entry of a record's timeline.
     *
     * @param reply false when it opens the record
     */
    public NewActivity entry(RecordRef record, boolean reply) {
        var kind =
                (fromColleague || letterClass == LetterClass.OWN) && reply ? ActivityKind.NOTE : ActivityKind.MAIL_IN;
        return NewActivity.of(record, kind, Direction.IN, at)
                .subject(mail.subject())
                .body(mail.text())
                .html(mail.html())
                .messageId(mail.messageId())
                .detail(facts(reply))
                .attachments(mail.attachments().stream()
                        .map(file -> new NewAttachment(file.fileName(), file.contentType(), file.content()))
                        .toList());
    }

    private Map<String, Object> facts(boolean reply) {
        var facts = new HashMap<String, Object>();
        facts.put("from", mail.from());
        if (mail.fromName() != null) {
            facts.put("name", mail.fromName());
        }
        facts.put("to", mail.to());
        facts.put("reply", reply);
        facts.put("automatic", letterClass != LetterClass.HUMAN);
        facts.put("acknowledge", effects.acknowledge());
        facts.put("class", letterClass.key());
        return facts;
    }
}
