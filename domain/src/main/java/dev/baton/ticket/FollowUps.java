package dev.baton.ticket;

import dev.baton.mail.ReplyAddress;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.LanguageGuess;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.Texts;
import dev.baton.ticket.TicketRows.Said;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody said in one ticket, as the ticket of its own that it becomes: of whoever said it. */
@Component
class FollowUps {
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_PARTICIPANTS = 50;

    /** What programs and we ourselves put before a subject. */
    private static final Pattern PREFIX =
            Pattern.compile("^(\\s|(re|aw|fw|fwd|wg|antw)\\s*:|\\[#\\d{1,18}])+", Pattern.CASE_INSENSITIVE);

    private final TicketHome home;

    FollowUps(TicketHome home) {
        this.home = home;
    }

    /**
     * @param participants of the former; they do not take part in what a stranger asks
     */
    NewTicket of(Ticket former, Said said, Set<String> participants) {
        var requester = former.requester();
        var from = said.from();
        if (from == null || from.equals(requester.emailKey()) || from.equals(requester.phone())) {
            return new NewTicket(
                    former.channel(),
                    subject(said, former.subject()),
                    Texts.cut(said.text(), LONGEST_TEXT),
                    requester.name(),
                    requester.email(),
                    requester.phone(),
                    requester.language(),
                    former.product(),
                    null,
                    from == null || said.acknowledge(),
                    Stream.concat(participants.stream(), others(said.to(), from).stream())
                            .distinct()
                            .toList());
        }
        var email = EmailAddress.read(from);
        return new NewTicket(
                email == null ? former.channel() : TicketChannel.EMAIL,
                subject(said, "#" + former.number()),
                Texts.cut(said.text(), LONGEST_TEXT),
                said.name(),
                email == null ? null : email.written(),
                email == null ? phone(from) : null,
                LanguageGuess.of(said.text(), home.tenant().locale()),
                former.product(),
                null,
                said.acknowledge(),
                others(said.to(), from));
    }

    private static String subject(Said said, String otherwise) {
        var written = said.subject() == null ? "" : said.subject();
        var own = PREFIX.matcher(written).replaceFirst("").strip();
        return own.isEmpty() ? otherwise : own;
    }

    private static @Nullable String phone(String written) {
        var number = PhoneNumber.read(written, null);
        return number == null ? null : number.e164();
    }

    /**
     * Who else got a letter; none of our own addresses.
     *
     * @param from who wrote it, lower case
     */
    List<String> others(List<String> to, @Nullable String from) {
        var address = home.tenant().mailAddress();
        var ours = address.substring(address.lastIndexOf('@'));
        return to.stream()
                .filter(each -> !each.endsWith(ours)
                        && !each.equals(from)
                        && ReplyAddress.recordIn(each).isEmpty())
                .limit(MOST_PARTICIPANTS)
                .toList();
    }
}
