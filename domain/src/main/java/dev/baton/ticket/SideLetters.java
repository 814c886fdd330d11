package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.people.Person;
import dev.baton.shared.Texts;
import dev.baton.shared.Wording;
import dev.baton.ticket.Correspondence.Cause;
import dev.baton.timeline.Timeline;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes the letters to vendors. They belong to the conversation with them, and so do the answers; never to the ticket. */
@Component
class SideLetters {
    private static final Wording WORDS = new Wording("dev.baton.ticket.letters");

    private final Mailer mailer;
    private final Timeline timeline;
    private final TicketHome home;

    SideLetters(Mailer mailer, Timeline timeline, TicketHome home) {
        this.mailer = mailer;
        this.timeline = timeline;
        this.home = home;
    }

    /** What one of us wrote. */
    @CanIgnoreReturnValue
    boolean write(SideConversation side, String text, Person writer, Cause cause) {
        return post(side, text + "\n\n" + writer.name() + "\n" + home.tenant().name() + "\n", false, cause);
    }

    /** Nobody knows which language a vendor reads: it is ours. */
    @CanIgnoreReturnValue
    boolean remind(SideConversation side, Cause cause) {
        var tenant = home.tenant();
        return post(side, WORDS.text(tenant.locale(), "side.remind.body", side.subject(), tenant.name()), true, cause);
    }

    private boolean post(SideConversation side, String text, boolean automatic, Cause cause) {
        var conversation = References.of(timeline.messageIds(side.id().record()));
        return mailer.post(
                cause.key(),
                cause.instance(),
                cause.activity(),
                new OutgoingMail(
                        side.id().record(),
                        Objects.requireNonNull(side.vendor()),
                        null,
                        conversation.all().isEmpty() ? side.subject() : Texts.cut("Re: " + side.subject(), 200),
                        text,
                        null,
                        conversation.last(),
                        conversation.all(),
                        automatic));
    }
}
