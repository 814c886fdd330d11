package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentService;
import dev.baton.mail.Enclosure;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.notice.NoticeLetter;
import dev.baton.notice.Notifications;
import dev.baton.notice.Occasion;
import dev.baton.outbox.SendKey;
import dev.baton.people.Person;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.Rejected;
import dev.baton.shared.Texts;
import dev.baton.shared.Wording;
import dev.baton.sms.OptOuts;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.TextMessages;
import dev.baton.timeline.NewAttachment;
import dev.baton.unsubscribing.Unsubscribing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes the letters of tickets: to customers, never to those who asked us not to, and to our own people. */
@Component
class Correspondence {
    private static final Wording WORDS = new Wording("dev.baton.ticket.letters");
    private static final int LONGEST_SUBJECT = 200;

    /** How the keys of letters begin that ask how we did. */
    static final String SURVEY = "survey";

    static final String ACKNOWLEDGE = "acknowledge";
    static final String REMIND = "remind";

    private final Mailer mailer;
    private final ConsentService consents;
    private final Unsubscribing unsubscribing;
    private final ObjectProvider<TextMessages> texts;
    private final OptOuts optOuts;
    private final TicketRows rows;
    private final TicketHome home;
    private final Notifications notifications;
    private final TicketSettings settings;

    Correspondence(
            Mailer mailer,
            ConsentService consents,
            Unsubscribing unsubscribing,
            ObjectProvider<TextMessages> texts,
            OptOuts optOuts,
            TicketRows rows,
            TicketHome home,
            Notifications notifications,
            TicketSettings settings) {
        this.mailer = mailer;
        this.notifications = notifications;
        this.consents = consents;
        this.unsubscribing = unsubscribing;
        this.texts = texts;
        this.optOuts = optOuts;
        this.rows = rows;
        this.home = home;
        this.settings = settings;
    }

    /**
     * Which step of which process writes, and by which key it does so once.
     *
     * @param instance null where a person writes outside of a process
     */
    record Cause(
            SendKey key,
            @Nullable String instance,
            @Nullable String activity) {}

    boolean canWriteTo(Ticket ticket) {
        return ticket.requester().emailKey() != null
                && !consents.isSuppressed(ticket.requester().emailKey());
    }

    /** Whether they asked to be sent no more than what they ask for. */
    boolean isUnsubscribed(Ticket ticket) {
        return consents.isUnsubscribed(ticket.requester().emailKey());
    }

    /**
     * What one of us wrote.
     *
     * @param cc who gets a copy
     * @throws Rejected if they cannot be written to
     */
    void answer(Ticket ticket, String text, List<NewAttachment> files, List<String> cc, Person writer, Cause cause) {
        if (ticket.requester().email() == null) {
            if (!files.isEmpty()) {
                throw new Rejected("ticket.no-files-by-text", ticket.title());
            }
            text(ticket, text, cause);
            return;
        }
        if (!canWriteTo(ticket)) {
            throw new Rejected("ticket.suppressed", ticket.title());
        }
        post(
                ticket,
                replySubject(ticket),
                text + "\n\n" + writer.name() + "\n" + home.tenant().name() + "\n",
                false,
                cause,
                letter -> letter.cc(cc)
                        .enclosing(files.stream()
                                .map(file -> new Enclosure(file.fileName(), file.contentType(), file.content()))
                                .toList()));
    }

    /** Whoever has no address is texted. */
    private void text(Ticket ticket, String text, Cause cause) {
        var written = ticket.requester().phone();
        var number = written == null ? null : PhoneNumber.read(written, null);
        var texts = this.texts.getIfAvailable();
        if (number == null || texts == null) {
            throw new Rejected("ticket.no-address", ticket.title());
        }
        if (optOuts.isOptedOut(number)) {
            throw new Rejected("ticket.suppressed", ticket.title());
        }
        texts.post(cause.key(), cause.instance(), cause.activity(), OutgoingText.of(ticket.record(), number, text));
    }

    /** Tells them that their message came in, and by when they are answered if that is known. */
    boolean acknowledge(Ticket ticket, @Nullable Instant answerDue, Cause cause) {
        var promise = answerDue == null ? "" : text(ticket, "ack.promise", time(answerDue, ticket)) + "\n";
        return post(
                ticket,
                text(ticket, "ack.subject", number(ticket), ticket.subject()),
                text(
                        ticket,
                        "ack.body",
                        greeted(ticket),
                        number(ticket),
                        lines(promise, link(ticket)),
                        home.tenant().name()),
                true,
                cause);
    }

    void remind(Ticket ticket, Cause cause) {
        standard(ticket, "remind.body", cause);
    }

    void solvedBySilence(Ticket ticket, Cause cause) {
        standard(ticket, "silence.body", cause);
    }

    void partOfIncident(Ticket ticket, Cause cause) {
        standard(ticket, "incident.joined.body", cause);
    }

    /**
     * What hit many is over for this one, too.
     *
     * @param words null says just that
     */
    void incidentOver(Ticket ticket, @Nullable String words, Cause cause) {
        if (words == null) {
            standard(ticket, "incident.over.body", cause);
            return;
        }
        post(
                ticket,
                replySubject(ticket),
                text(
                        ticket,
                        "solved.body",
                        greeted(ticket),
                        number(ticket),
                        ticket.subject(),
                        words,
                        link(ticket),
                        home.tenant().name()),
                true,
                cause);
    }

    /** Asks how we did: advertising in the eyes of courts (BGH, VI ZR 225/17), so whoever wants no more can say so. */
    @CanIgnoreReturnValue
    boolean survey(Ticket ticket, int cycle, Cause cause) {
        var email = ticket.requester().email();
        if (email == null || isUnsubscribed(ticket)) {
            return false;
        }
        var link = unsubscribing.link(ticket.record(), email).orElse(null);
        return post(
                ticket,
                text(ticket, "survey.subject", number(ticket)),
                text(
                                ticket,
                                "survey.body",
                                greeted(ticket),
                                number(ticket),
                                ticket.subject(),
                                url(ticket) + "/rating/" + cycle,
                                home.tenant().name())
                        + (link == null ? "" : "\n" + text(ticket, "survey.unsubscribe", link)),
                true,
                cause,
                letter -> letter.unsubscribe(link));
    }

    /** Whether a link to the ticket can be written down at all. */
    boolean hasLinks() {
        return settings.links().isPresent();
    }

    /** Tells one of our own people something about a ticket, by the way they want. */
    void tell(Person person, Occasion occasion, String subject, String text, Cause cause) {
        notifications.tell(person, occasion, new NoticeLetter(subject, text, cause.instance(), cause.activity()));
    }

    String text(Person person, String key, Object... arguments) {
        return WORDS.text(person.locale(), key, arguments);
    }

    static String time(Instant at, Person person) {
        return time(at, person.locale(), person.zone());
    }

    /** By mail; whoever has no address and texts us is texted. */
    private void standard(Ticket ticket, String body, Cause cause) {
        var words = text(
                ticket,
                body,
                greeted(ticket),
                number(ticket),
                ticket.subject(),
                link(ticket),
                home.tenant().name());
        if (canWriteTo(ticket)) {
            post(ticket, replySubject(ticket), words, true, cause);
        } else if (ticket.requester().email() == null && ticket.channel() == TicketChannel.SMS) {
            var number = textable(ticket);
            if (number != null) {
                texts.getObject()
                        .post(
                                cause.key(),
                                cause.instance(),
                                cause.activity(),
                                OutgoingText.of(ticket.record(), number, words));
            }
        }
    }

    /** Where texts to them go; null if none can. */
    private @Nullable PhoneNumber textable(Ticket ticket) {
        var written = ticket.requester().phone();
        var number = written == null ? null : PhoneNumber.read(written, null);
        var way = texts.getIfAvailable();
        return number == null || way == null || way.sender() == null || optOuts.isOptedOut(number) ? null : number;
    }

    @CanIgnoreReturnValue
    private boolean post(Ticket ticket, String subject, String text, boolean automatic, Cause cause) {
        return post(ticket, subject, text, automatic, cause, UnaryOperator.identity());
    }

    @CanIgnoreReturnValue
    private boolean post(
            Ticket ticket,
            String subject,
            String text,
            boolean automatic,
            Cause cause,
            UnaryOperator<OutgoingMail> more) {
        var email = ticket.requester().email();
        if (email == null || !canWriteTo(ticket)) {
            return false;
        }
        var conversation =
                References.of(rows.conversation(ticket.id(), email.toLowerCase(Locale.ROOT), addresses(ticket, email)));
        return mailer.post(
                cause.key(),
                cause.instance(),
                cause.activity(),
                more.apply(new OutgoingMail(
                        ticket.record(),
                        email,
                        ticket.requester().name(),
                        Texts.cut(Texts.line(subject), LONGEST_SUBJECT),
                        text,
                        null,
                        conversation.last(),
                        conversation.all(),
                        automatic)));
    }

    /** Of all who read along, lower case. */
    private Set<String> addresses(Ticket ticket, String email) {
        var addresses = new HashSet<>(rows.readers(ticket.id()));
        addresses.add(email.toLowerCase(Locale.ROOT));
        if (ticket.requester().emailKey() != null) {
            addresses.add(ticket.requester().emailKey());
        }
        return addresses;
    }

    private String replySubject(Ticket ticket) {
        return text(ticket, "reply.subject", number(ticket), ticket.subject());
    }

    private String link(Ticket ticket) {
        return hasLinks() ? "\n" + text(ticket, "link", url(ticket)) + "\n" : "";
    }

    private String url(Ticket ticket) {
        return settings.links().map(Object::toString).orElse("") + "/portal/"
                + home.tenant().publicKey() + "/tickets/" + rows.key(ticket.id());
    }

    private static String lines(String... parts) {
        return String.join("", parts);
    }

    private static String greeted(Ticket ticket) {
        var name = ticket.requester().name();
        return name == null ? "" : " " + name;
    }

    /** As text: MessageFormat would write 1.042. */
    private static String number(Ticket ticket) {
        return String.valueOf(ticket.number());
    }

    private String time(Instant at, Ticket ticket) {
        return time(at, ticket.requester().language(), home.tenant().zone());
    }

    private static String time(Instant at, String language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language))
                .format(at.atZone(zone));
    }

    private static String text(Ticket ticket, String key, Object... arguments) {
        return WORDS.text(ticket.requester().language(), key, arguments);
    }
}
