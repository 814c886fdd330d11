package dev.baton.lead;

import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the record a mail belongs to: by the mails it answers, else by the token in the address it came to. */
@Component
class MailThreads {
    private final Timeline timeline;
    private final Aliases aliases;

    MailThreads(Timeline timeline, Aliases aliases) {
        this.timeline = timeline;
        this.aliases = aliases;
    }

    Optional<RecordRef> recordOf(ReceivedMail mail) {
        return timeline.findByMessageId(answered(mail))
                .or(() -> mail.to().stream()
                        .flatMap(address -> ReplyAddress.recordIn(address).stream())
                        .findFirst())
                .flatMap(aliases::ofTimeline);
    }

    boolean isKnown(ReceivedMail mail) {
        return timeline.findByMessageId(List.of(mail.messageId())).isPresent();
    }

    /** The mails it answers, the nearest first. */
    private static List<String> answered(ReceivedMail mail) {
        var ids = new ArrayList<String>();
        var direct = mail.inReplyTo();
        if (direct != null) {
            ids.add(direct);
        }
        for (var i = mail.references().size() - 1; i >= 0; i--) {
            ids.add(mail.references().get(i));
        }
        return ids;
    }
}
