package dev.baton.demo;

import dev.baton.conversion.ConversionService;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.NewErasure;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadService;
import dev.baton.lead.NewLead;
import dev.baton.opportunity.Opportunities;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Timeline;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets customers and the demo people act, through the same doors as everybody. */
@Component
class Actors {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOOK = 25;

    private final LeadService leads;
    private final LeadConversation conversation;
    private final LeadPrivacy privacy;
    private final ErasureService erasures;
    private final WorkItems items;
    private final WorkList work;
    private final ConversionService conversions;
    private final Opportunities opportunities;
    private final Timeline timeline;
    private final DemoMailServer mail;
    private final DemoClock clock;

    Actors(
            LeadService leads,
            LeadConversation conversation,
            LeadPrivacy privacy,
            ErasureService erasures,
            WorkItems items,
            WorkList work,
            ConversionService conversions,
            Opportunities opportunities,
            Timeline timeline,
            DemoMailServer mail,
            DemoClock clock) {
        this.leads = leads;
        this.conversation = conversation;
        this.privacy = privacy;
        this.erasures = erasures;
        this.items = items;
        this.work = work;
        this.conversions = conversions;
        this.opportunities = opportunities;
        this.timeline = timeline;
        this.mail = mail;
        this.clock = clock;
    }

    void comes(Tenant tenant, NewLead lead) {
        Tenancy.run(tenant.id(), Actor.system(lead.channel().key()), () -> leads.register(lead));
    }

    /** Writes a mail out of the blue, and waits until it is a lead. */
    void writes(Tenant tenant, Visitor who, String subject) {
        mail.send(
                new Draft(who.address(), who.name(), tenant.mailAddress(), subject, who.says()),
                Optional.empty(),
                Date.from(clock.instant()));
        await(() -> find(tenant, who).isPresent(), "the mail of " + who.name());
    }

    /** Answers the last mail, and waits until the answer is with the lead. */
    void answers(Tenant tenant, Visitor who, String text) {
        var record = record(tenant, who);
        var before = mailsIn(tenant, record);
        var last = Tenancy.as(tenant.id(), Actor.system("demo"), () -> timeline.lastMessageId(record));
        mail.send(
                new Draft(who.address(), who.name(), tenant.mailAddress(), "Re: Your inquiry", text),
                last,
                Date.from(clock.instant()));
        await(() -> mailsIn(tenant, record) > before, "the answer of " + who.name());
    }

    private long mailsIn(Tenant tenant, RecordRef record) {
        return Tenancy.as(
                tenant.id(),
                Actor.system("demo"),
                () -> timeline.page(record, null, 100).activities().stream()
                        .filter(activity -> activity.kind() == ActivityKind.MAIL_IN)
                        .count());
    }

    /** Whoever has the lead's open task, or may take it, does it. */
    void work(Tenant tenant, Visitor who, String taskKey, Map<String, @Nullable Object> values) {
        var item = open(tenant, who, taskKey);
        var login = item.assignee();
        var person = DemoPerson.of(tenant).stream()
                .filter(somebody -> login == null
                        ? somebody.teams().stream().anyMatch(item.groups()::contains)
                        : somebody.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does " + item));
        Tenancy.run(
                tenant.id(), Actor.person(person.login()), () -> work.complete(item.id(), values, person.signedIn()));
    }

    private WorkItem open(Tenant tenant, Visitor who, String taskKey) {
        return Tenancy.as(
                tenant.id(),
                Actor.system("demo"),
                () -> items.ofRecord(record(tenant, who)).stream()
                        .filter(item -> item.taskKey().equals(taskKey))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No " + taskKey + " waits for " + who.name())));
    }

    void notes(Tenant tenant, Visitor who, String login, ActivityKind kind, String subject, String text) {
        Tenancy.run(
                tenant.id(),
                Actor.person(login),
                () -> conversation.logActivity(lead(tenant, who), kind, subject, text, null));
    }

    void worksOnOpportunity(Tenant tenant, Visitor who, String login, String subject, String text) {
        Tenancy.run(tenant.id(), Actor.person(login), () -> {
            var converted = conversions.of(lead(tenant, who)).orElseThrow();
            opportunities.logActivity(converted.opportunity(), ActivityKind.MAIL_OUT, subject, text);
        });
    }

    void undoesConversion(Tenant tenant, Visitor who, String login) {
        Tenancy.run(tenant.id(), Actor.person(login), () -> conversions.requestUndo(lead(tenant, who)));
    }

    void withdrawsConsent(Tenant tenant, Visitor who) {
        Tenancy.run(tenant.id(), Actor.system("web"), () -> privacy.withdrawConsent(lead(tenant, who), "phone"));
    }

    void wantsToBeForgotten(Tenant tenant, Visitor who, String login) {
        Tenancy.as(
                tenant.id(), Actor.person(login), () -> erasures.request(NewErasure.of(record(tenant, who)), "page"));
    }

    LeadId lead(Tenant tenant, Visitor who) {
        return find(tenant, who).orElseThrow(() -> new IllegalStateException(who.name() + " is no lead yet"));
    }

    private RecordRef record(Tenant tenant, Visitor who) {
        return RecordRef.lead(lead(tenant, who).value());
    }

    private Optional<LeadId> find(Tenant tenant, Visitor who) {
        return Tenancy.as(
                tenant.id(),
                Actor.system("demo"),
                () -> leads.findByEmail(who.address()).stream().findFirst());
    }

    private static void await(Supplier<Boolean> happened, String what) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.get()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Did not arrive in time: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK));
        }
    }
}
