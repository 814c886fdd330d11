package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.delegates.engine.DecisionTable;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxHandler;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedMail;
import dev.baton.outbox.SendKey;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketJourney;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.TicketsInSight;
import dev.baton.worklist.WorkList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tests of a ticket's road share: support of three levels, a customer, a calendar of office hours. All is real but
 * the post, which is written down.
 */
@TestPropertySource(properties = "baton.public-url=https://desk.example")
abstract class TicketProcessTest extends ProcessTest {
    static final String CUSTOMER = "carla@customer.example";

    /** A Monday morning in Berlin: office hours begin at nine. */
    static final Instant MONDAY_TEN = Instant.parse("2026-11-02T09:00:00Z");

    @MockitoBean
    Mailer mailer;

    @MockitoBean
    CompanyProvider provider;

    /** All tables answer; a test may take an answer away. */
    @MockitoSpyBean
    DecisionTable tables;

    @Autowired
    Inbox inbox;

    @Autowired
    List<InboxHandler> handlers;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TicketService tickets;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketsInSight sight;

    @Autowired
    TicketJourney journey;

    @Autowired
    WorkList workList;

    @Autowired
    People people;

    final List<OutgoingMail> post = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    @BeforeEach
    void a_desk_and_its_post() {
        clock.moveTo(MONDAY_TEN);
        given(mailer.post(any(), any(), any(), any())).willAnswer(call -> {
            var first = keys.add(call.getArgument(0, SendKey.class).text());
            if (first) {
                post.add(call.getArgument(3, OutgoingMail.class));
            }
            return first;
        });
        person("tina", "support-l1");
        person("theo", "support-l2");
        person("lena", "support-lead");
    }

    private void person(String login, String team) {
        asTenant(() -> people.provision(
                new NewPerson(login, login, login + "@acme.test", ZoneId.of("Europe/Berlin"), 20, Set.of(team))));
    }

    SignedIn signedIn(String login, String... teams) {
        return new SignedIn(login, login, tenant.value(), Set.of(Role.SUPPORT), Set.of(teams), false);
    }

    /** A ticket comes in and travels until somebody must act. */
    TicketId received(String subject, String text) {
        return received(TicketChannel.EMAIL, subject, text, CUSTOMER);
    }

    TicketId received(TicketChannel channel, String subject, String text, @Nullable String email) {
        var id = asTenant(() -> tickets.open(
                new NewTicket(channel, subject, text, "Carla Kunde", email, null, "en", null, null, true, List.of())));
        afterAllJobs();
        return id;
    }

    TicketView view(TicketId id) {
        return asTenant(() -> sight.view(id, signedIn("tina", "support-l1")));
    }

    String instance(TicketId id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey(TicketLifecycle.KEY)
                .singleResult()
                .getId();
    }

    @Nullable
    Task task(String key) {
        return tasks.createTaskQuery()
                .tenantIdIn(tenant.toString())
                .taskDefinitionKey(key)
                .singleResult();
    }

    Task work(TicketId id) {
        return tasks.createTaskQuery()
                .processInstanceId(instance(id))
                .taskDefinitionKey("Task_WorkTicket")
                .singleResult();
    }

    /** Tina, whom every team lets do its work, does it. */
    void complete(String key, Map<String, Object> values) {
        completeOnly(key, values);
        afterAllJobs();
    }

    /** As {@link #complete}, but the process has not come any further yet. */
    void completeOnly(String key, Map<String, Object> values) {
        completeOnly(key, values, signedIn("tina", "support-l1", "support-l2", "support-lead"));
    }

    /** Somebody of theirs does it; the process has not come any further yet. */
    void completeOnly(String key, Map<String, Object> values, SignedIn person) {
        completeTask(task(key), values, person);
    }

    /** Tina does one of several. */
    void completeTask(Task task, Map<String, Object> values) {
        completeTask(task, values, signedIn("tina", "support-l1", "support-l2", "support-lead"));
        afterAllJobs();
    }

    private void completeTask(@Nullable Task task, Map<String, Object> values, SignedIn person) {
        var item = item(task);
        asTenant(() -> {
            workList.claim(item, person);
            workList.complete(item, new HashMap<>(values), person);
            return true;
        });
    }

    /** Tina takes the work, and with it the ticket. */
    void taken(String key) {
        var item = item(task(key));
        told(() -> workList.claim(item, signedIn("tina", "support-l1", "support-l2", "support-lead")));
    }

    UUID item(@Nullable Task task) {
        assertThat(task).as("a task").isNotNull();
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select id from crm.work_item where task_id = ?")
                        .param(task.getId())
                        .query(UUID.class)
                        .single());
    }

    void worked(String outcome, String told, @Nullable String text) {
        var values = new HashMap<String, Object>();
        values.put("outcome", outcome);
        values.put("told", told);
        if (text != null) {
            values.put(told.equals("mail") ? "text" : "note", text);
        }
        if (outcome.equals("resolved")) {
            values.put("article", "no");
        }
        complete("Task_WorkTicket", values);
    }

    /** The customer writes by the portal. */
    void customerWrites(TicketId id, String text) {
        told(() -> conversation.wroteByPortal(view(id).customerKey(), text));
    }

    void told(Runnable what) {
        asTenant(() -> {
            what.run();
            return true;
        });
        afterAllJobs();
    }

    /** What waits in the inbox is handled, as its worker does it. */
    void inboxHandled() {
        told(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> inbox.waiting()
                        .forEach(entry -> assertThat(handlers.stream()
                                        .filter(handler -> handler.kind().equals(entry.kind()))
                                        .findFirst()
                                        .orElseThrow()
                                        .handle(entry))
                                .isInstanceOf(Handled.Done.class))));
        int done = database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.inbox set state = 'done' where state = 'waiting'")
                        .update());
        assertThat(done).as("something waited").isPositive();
    }

    /** A letter comes in and is handled. */
    void delivered(ReceivedMail mail) {
        told(() -> assertThat(inbox.take("mail", mail.messageId(), ReceivedMail.KIND, null, mail.toPayload(), null))
                .isTrue());
        inboxHandled();
    }

    /** The subjects of the letters to the customer, oldest first. */
    List<String> toCustomer() {
        return post.stream()
                .filter(mail -> mail.to().equals(CUSTOMER))
                .map(OutgoingMail::subject)
                .toList();
    }

    /** The letters to one of ours. */
    List<OutgoingMail> to(String login) {
        return post.stream()
                .filter(mail -> mail.to().equals(login + "@acme.test"))
                .toList();
    }

    void at(String instant) {
        clock.moveTo(Instant.parse(instant));
        afterAllJobs();
    }
}
