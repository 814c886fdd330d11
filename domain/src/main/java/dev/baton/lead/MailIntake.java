package dev.baton.lead;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.mail.ReceivedMail;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Origin;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.NewAttachment;
import dev.baton.timeline.Timeline;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of a mail: an answer joins its record, a stranger's mail becomes a lead. What a machine wrote never
 * becomes a lead and is never answered.
 */
@Component
class MailIntake implements InboxHandler {
    private final LeadService service;
    private final Leads leads;
    private final MailThreads threads;
    private final Timeline timeline;
    private final LeadJourney journey;
    private final Home home;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MailIntake(
            LeadService service,
            Leads leads,
            MailThreads threads,
            Timeline timeline,
            LeadJourney journey,
            Home home,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.service = service;
        this.leads = leads;
        this.threads = threads;
        this.timeline = timeline;
        this.journey = journey;
        this.home = home;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String kind() {
        return ReceivedMail.KIND;
    }

    @Override
    public Origin.Client client() {
        return Origin.Client.MAIL;
    }

    @Override
    public Handled handle(InboxEntry entry) {
        var mail = ReceivedMail.fromPayload(entry.payload());
        if (threads.isKnown(mail)) {
            return Handled.done();
        }
        var at =
                mail.sentAt() == null || mail.sentAt().isAfter(entry.receivedAt()) ? entry.receivedAt() : mail.sentAt();
        var record = threads.recordOf(mail);
        if (record.isPresent()) {
            join(record.get(), mail, at);
            return Handled.done();
        }
        return mail.autoSubmitted() ? Handled.done() : newLead(mail, at);
    }

    private void join(RecordRef record, ReceivedMail mail, Instant at) {
        var colleague = isColleague(mail.from());
        timeline.add(entry(record, colleague ? ActivityKind.NOTE : ActivityKind.MAIL_IN, mail, at, true));
        if (mail.autoSubmitted() || colleague) {
            return;
        }
        if (record.type() == RecordType.LEAD) {
            answered(new LeadId(record.id()));
        } else {
            events.publishEvent(new MailReceived(record));
        }
    }

    private void answered(LeadId id) {
        var lead = leads.get(id);
        if (lead.status() == LeadStatus.NURTURING) {
            lead.comeBack();
            leads.flush();
            journey.campaignReply(id);
        } else if (lead.isLive()) {
            journey.leadUpdated(id);
        }
    }

    private Handled newLead(ReceivedMail mail, Instant at) {
        var tenant = home.tenant();
        var from = EmailAddress.read(mail.from());
        if (from == null) {
            return Handled.notYet("Nobody can tell who wrote this: '" + mail.from() + "' is no address to answer to");
        }
        if (from.key().equals(tenant.mailAddress()) || isColleague(from.key())) {
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
                .message(Texts.cut(mail.subject() + "\n\n" + mail.text(), 20_000))
                .build();
        service.register(details, lead -> timeline.add(entry(lead.record(), ActivityKind.MAIL_IN, mail, at, false)));
        return Handled.done();
    }

    private static NewActivity entry(
            RecordRef record, ActivityKind kind, ReceivedMail mail, Instant at, boolean reply) {
        return NewActivity.of(record, kind, Direction.IN, at)
                .subject(mail.subject())
                .body(mail.text())
                .html(mail.html())
                .messageId(mail.messageId())
                .detail(Map.of("from", mail.from(), "to", mail.to(), "reply", reply, "automatic", mail.autoSubmitted()))
                .attachments(mail.attachments().stream()
                        .map(file -> new NewAttachment(file.fileName(), file.contentType(), file.content()))
                        .toList());
    }

    private boolean isColleague(String address) {
        return jdbc.sql("select exists (select 1 from crm.person where lower(email) = ?)")
                .param(address)
                .query(Boolean.class)
                .single();
    }
}
