package dev.baton.web;

import dev.baton.apikey.ApiKeys;
import dev.baton.assignment.AssignmentService;
import dev.baton.audit.AuditChain;
import dev.baton.audit.AuditLog;
import dev.baton.audit.AuditTrail;
import dev.baton.calendar.CalendarService;
import dev.baton.consent.ConsentService;
import dev.baton.conversion.ConversionService;
import dev.baton.decision.DecisionLog;
import dev.baton.erasure.AccessReports;
import dev.baton.erasure.ErasureService;
import dev.baton.idempotency.Idempotency;
import dev.baton.inbox.Inbox;
import dev.baton.journey.Journeys;
import dev.baton.journey.StepNames;
import dev.baton.journey.StuckWork;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Knowledge;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadExports;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadsInSight;
import dev.baton.lead.TwinService;
import dev.baton.live.Signals;
import dev.baton.macro.Macros;
import dev.baton.mailbox.MailboxProbe;
import dev.baton.mailbox.Mailboxes;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.mailbox.SigningKeys;
import dev.baton.notice.NoticeSettings;
import dev.baton.notice.Notifications;
import dev.baton.opportunity.Opportunities;
import dev.baton.outbox.ChannelStates;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.Outbox;
import dev.baton.people.Absences;
import dev.baton.people.LastSignIns;
import dev.baton.people.People;
import dev.baton.people.Teams;
import dev.baton.people.TeamsInUse;
import dev.baton.people.WorkingTimes;
import dev.baton.signin.PageSecurity;
import dev.baton.sms.OptOuts;
import dev.baton.sms.TextMessages;
import dev.baton.sms.TextSettings;
import dev.baton.sms.TextSignatures;
import dev.baton.sms.WebHooks;
import dev.baton.tenant.Tenants;
import dev.baton.ticket.PromiseService;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDeadlines;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.Timeline;
import dev.baton.unsubscribing.Unsubscribing;
import dev.baton.web.protection.Limits;
import dev.baton.webhook.Webhooks;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A test of pages as people see them: real controllers, templates, texts and security; the business is mocked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(properties = "baton.settings-provided=true")
@ContextConfiguration(classes = StaffPages.Context.class)
@MockitoBean(
        types = {
            ApiKeys.class,
            AssignmentService.class,
            AuditChain.class,
            Absences.class,
            AuditLog.class,
            Articles.class,
            AuditTrail.class,
            CalendarService.class,
            ChannelStates.class,
            ConsentService.class,
            ConversionService.class,
            AccessReports.class,
            DecisionLog.class,
            ErasureService.class,
            Idempotency.class,
            Inbox.class,
            Journeys.class,
            LeadConversation.class,
            LeadPrivacy.class,
            LeadService.class,
            LeadExports.class,
            LeadsInSight.class,
            Limits.class,
            MailboxProbe.class,
            Mailboxes.class,
            Macros.class,
            NoticeSettings.class,
            Notifications.class,
            Opportunities.class,
            Outbox.class,
            OptOuts.class,
            PromiseService.class,
            People.class,
            SenderAddresses.class,
            TextMessages.class,
            TextSettings.class,
            TextSignatures.class,
            WebHooks.class,
            Knowledge.class,
            Signals.class,
            SigningKeys.class,
            LastSignIns.class,
            Ledger.class,
            StepNames.class,
            StuckWork.class,
            Teams.class,
            TeamsInUse.class,
            TicketDeadlines.class,
            SideConversations.class,
            Surveys.class,
            Tenants.class,
            TicketConversation.class,
            TicketDesk.class,
            TicketService.class,
            TicketsInSight.class,
            Timeline.class,
            TwinService.class,
            Unsubscribing.class,
            Webhooks.class,
            WorkItems.class,
            WorkList.class,
            WorkingTimes.class
        })
public @interface StaffPages {
    Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** What {@link StaffPages} runs in. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "dev.baton.web",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "dev\\.baton\\.web\\.((api\\.(?!Ledger|Once|Promises|Sent|Ticket)|(imports|protection|publicform)\\.).*|.*Test.*)"))
    @Import(PageSecurity.class)
    class Context {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
