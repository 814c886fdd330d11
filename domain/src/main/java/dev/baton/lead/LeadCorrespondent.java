package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.LanguageGuess;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Texts;
import dev.baton.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters about leads: a stranger's becomes a lead, an answer is interest. */
@Component
class LeadCorrespondent implements Correspondent {
    private final LeadService service;
    private final LeadAnswers answers;
    private final Aliases aliases;
    private final Timeline timeline;
    private final Home home;

    LeadCorrespondent(LeadService service, LeadAnswers answers, Aliases aliases, Timeline timeline, Home home) {
        this.service = service;
        this.answers = answers;
        this.aliases = aliases;
        this.timeline = timeline;
        this.home = home;
    }

    @Override
    public RecordType type() {
        return RecordType.LEAD;
    }

    @Override
    public @Nullable RecordRef current(RecordRef record) {
        return aliases.ofTimeline(record).orElse(null);
    }

    @Override
    public void joined(RecordRef record, Letter letter) {
        if (!letter.isFromPerson()) {
            return;
        }
        answers.heard(new LeadId(record.id()));
    }

    @Override
    public Handled open(Letter letter) {
        var mail = letter.mail();
        var tenant = home.tenant();
        var from = EmailAddress.read(mail.from());
        if (from == null) {
            return Handled.notYet("Nobody can tell who wrote this: '" + mail.from() + "' is no address to answer to");
        }
        if (from.key().equals(tenant.mailAddress()) || letter.fromColleague()) {
            return Handled.done();
        }
        var emailClass = MailDomains.judge(
                from, tenant.mailAddress().substring(tenant.mailAddress().indexOf('@') + 1));
        var head = Letterhead.of(mail, from, emailClass, tenant.country());
        var details = NewLead.by(LeadChannel.EMAIL)
                .firstName(head.firstName())
                .lastName(head.lastName())
                .companyName(head.company())
                .phone(head.phone())
                .jobTitle(head.jobTitle())
                .email(from.written())
                .source("mail")
                .language(LanguageGuess.of(mail.subject() + "\n" + mail.text(), tenant.locale()))
                .thank(letter.effects().acknowledge())
                .message(Texts.cut(mail.subject() + "\n\n" + mail.text(), 20_000))
                .build();
        service.register(details, lead -> timeline.add(letter.entry(lead.record(), false)));
        return Handled.done();
    }
}
