package dev.baton.lead;

import dev.baton.consent.ConsentService;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.people.Person;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.shared.Texts;
import dev.baton.timeline.Timeline;
import dev.baton.unsubscribing.Unsubscribing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to the people behind leads, never to those who asked us not to. */
@Component
class LeadCorrespondence {
    private static final int LONGEST_SUBJECT = 200;

    private final Mailer mailer;
    private final Timeline timeline;
    private final ConsentService consents;
    private final Unsubscribing unsubscribing;
    private final Home home;

    LeadCorrespondence(
            Mailer mailer, Timeline timeline, ConsentService consents, Unsubscribing unsubscribing, Home home) {
        this.mailer = mailer;
        this.timeline = timeline;
        this.consents = consents;
        this.unsubscribing = unsubscribing;
        this.home = home;
    }

    /** A letter a person wrote. */
    void write(
            Lead lead,
            ContactMade contact,
            String login,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var email = lead.details().writtenEmail();
        if (email == null) {
            throw new Rejected("lead.no-email", lead.title());
        }
        if (consents.isSuppressed(lead.details().emailKey()) || isUnasked(lead) && isUnsubscribed(lead)) {
            throw new Rejected("lead.suppressed", lead.title());
        }
        var subject = required(contact.mailSubject(), "mailSubject", "Write a subject");
        var body = required(contact.mailBody(), "mailBody", "Write what you want to tell them");
        var writer = home.person(login);
        var text = writer == null ? body : body + "\n\n" + writer.name() + "\n";
        mailer.post(key, processInstanceId, activityId, letter(lead, email, subject, text, false));
    }

    /** Thanks for the interest. */
    ThankOutcome thank(Lead lead, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        if (!lead.arrival().thank()) {
            return ThankOutcome.NOT_WANTED;
        }
        var email = lead.details().writtenEmail();
        if (email == null) {
            return ThankOutcome.NO_ADDRESS;
        }
        if (consents.isSuppressed(lead.details().emailKey()) || isUnasked(lead) && isUnsubscribed(lead)) {
            return ThankOutcome.SUPPRESSED;
        }
        var us = home.tenant().name();
        var name = lead.details().personName();
        var language = lead.details().language();
        var link = isUnasked(lead) ? unsubscribing.link(lead.record(), email).orElse(null) : null;
        var text = Letters.text(language, "thanks.body", name.isEmpty() ? "" : " " + name, us)
                + (link == null ? "" : "\n" + Letters.text(language, "thanks.unsubscribe", link));
        var letter = letter(lead, email, Letters.text(language, "thanks.subject", us), text, true)
                .unsubscribe(link);
        var answer = letter.inReplyTo() == null ? letter : letter.asAutoReply();
        return mailer.post(key, processInstanceId, activityId, answer)
                ? ThankOutcome.POSTED
                : ThankOutcome.POSTED_BEFORE;
    }

    /** Whoever stands in a file that we read in has asked us for nothing themselves. */
    private static boolean isUnasked(Lead lead) {
        return lead.arrival().channel() == LeadChannel.IMPORT;
    }

    private boolean isUnsubscribed(Lead lead) {
        return consents.isUnsubscribed(lead.details().emailKey());
    }

    /** A letter to one of our people about a lead. */
    void tell(
            Lead lead,
            Person person,
            String subject,
            String text,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        mailer.post(
                key,
                processInstanceId,
                activityId,
                OutgoingMail.toOneOfUs(lead.record(), person.email(), person.name(), subject, text));
    }

    private OutgoingMail letter(Lead lead, String email, String subject, String text, boolean automatic) {
        var answered = timeline.lastMessageId(lead.record()).orElse(null);
        var name = lead.details().personName();
        return new OutgoingMail(
                lead.record(),
                email,
                name.isEmpty() ? null : name,
                Texts.cut(Texts.line(subject), LONGEST_SUBJECT),
                text,
                null,
                answered,
                answered == null ? List.of() : List.of(answered),
                automatic);
    }

    private static String required(@Nullable String text, String field, String problem) {
        if (text == null || text.isBlank()) {
            throw new Invalid(List.of(new FieldProblem(field, problem)));
        }
        return text.strip();
    }
}
