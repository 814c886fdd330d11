package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Wherever an operator moves the instances of a ticket, back over a step that sends, nothing is sent again. */
class TicketSentOnceTest extends TicketProcessTest {
    @Autowired
    private SideConversations sides;

    @Test
    void moved_back_over_the_acknowledgement_nobody_is_acknowledged_again() {
        var sure = received("Cannot sign in", "password");
        var before = List.copyOf(post);
        runtime.createProcessInstanceModification(instance(sure))
                .cancelAllForActivity("SubProcess_Handle")
                .cancelAllForActivity("CallActivity_SlaWatch")
                .startBeforeActivity("Task_Acknowledge")
                .execute();
        afterAllJobs();

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(post).isEqualTo(before);
    }

    @Test
    void moved_back_over_the_acknowledgement_without_a_promise_nobody_is_acknowledged_again() {
        var unsure = received("Hm", "Something strange");
        var before = List.copyOf(post);
        move(instance(unsure), "Task_TriageTicket", "Task_AcknowledgeUnsorted");

        assertThat(task("Task_TriageTicket")).isNotNull();
        assertThat(post).hasSize(1).isEqualTo(before);
    }

    @Test
    void moved_back_over_the_reminder_the_customer_is_reminded_when_it_is_time_and_no_more_than_twice() {
        var id = waiting();
        start(id, "Task_RemindCustomer");
        assertThat(reminders(id)).as("before it is time").isZero();

        at("2026-11-05T09:30:00Z");
        move(instance(id), "Gateway_Silence", "Task_RemindCustomer");
        start(id, "Task_RemindCustomer");
        assertThat(reminders(id)).isEqualTo(1);

        at("2026-11-10T09:30:00Z");
        start(id, "Task_RemindCustomer");
        start(id, "Task_RemindCustomer");
        at("2026-11-12T09:30:00Z");
        start(id, "Task_RemindCustomer");

        assertThat(reminders(id)).isEqualTo(2);
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
    }

    @Test
    void another_wait_has_reminders_of_its_own() {
        var id = waiting();
        at("2026-11-05T09:30:00Z");
        customerWrites(id, "The one of October");
        worked("wait-customer", "mail", "Of which year?");

        at("2026-11-10T10:00:00Z");

        assertThat(reminders(id)).isEqualTo(2);
    }

    @Test
    void moved_back_over_giving_up_the_customer_is_told_once_that_it_is_taken_as_solved() {
        var id = waiting();
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        at("2026-11-16T09:30:00Z");
        var before = List.copyOf(post);

        move(instance(id), "Gateway_Grace", "Task_SolveUnanswered");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(waitsAt(instance(id))).contains("Gateway_Grace").doesNotContain("Task_WorkTicket");
        assertThat(post).isEqualTo(before);
    }

    @Test
    void moved_back_over_the_solution_nobody_is_asked_again_how_we_did() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-02T10:30:00Z");
        var before = List.copyOf(post);
        assertThat(toCustomer()).contains("[#1001] How did we do?");

        move(instance(id), "Gateway_Grace", "Task_StartGrace");
        start(id, "CallActivity_Csat");
        afterTime(Duration.ofHours(2));
        runtime.createProcessInstanceModification(survey(id))
                .startBeforeActivity("Task_AskCustomer")
                .execute();
        afterAllJobs();

        assertThat(post).isEqualTo(before);
    }

    @Test
    void moved_back_over_telling_whoever_has_it_they_are_told_once() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        clock.moveBy(Duration.ofMinutes(1));
        customerWrites(id, "It is urgent");
        var before = List.copyOf(post);

        start(id, "Task_TellOwner");
        move(instance(id), "Task_WorkTicket", "Task_PrepareWork");

        assertThat(to("tina")).hasSize(1);
        assertThat(post).isEqualTo(before);
    }

    @Test
    void moved_back_over_a_vendors_reminder_they_are_reminded_when_it_is_time_and_no_more_than_twice() {
        var id = received("An error", "There is an error in the report");
        var side = SideConversationId.create();
        told(() -> sides.start(side, id, "vera@vendor.example", "Is it a defect?", "It says 4711.", "tina"));
        var talk = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey("side-conversation")
                .singleResult()
                .getId();
        remindVendor(talk);
        assertThat(letters(side)).as("before it is time").isEqualTo(1);

        at("2026-11-05T09:30:00Z");
        remindVendor(talk);
        remindVendor(talk);
        assertThat(letters(side)).isEqualTo(2);

        at("2026-11-10T09:30:00Z");
        remindVendor(talk);
        remindVendor(talk);
        assertThat(letters(side)).isEqualTo(3);
    }

    private TicketId waiting() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        return id;
    }

    private long reminders(TicketId id) {
        return post.stream()
                .filter(mail -> mail.record().equals(id.record()) && mail.to().equals(CUSTOMER))
                .filter(mail -> mail.automatic() && mail.subject().startsWith("Re:"))
                .count();
    }

    private long letters(SideConversationId side) {
        return post.stream().filter(mail -> mail.record().equals(side.record())).count();
    }

    private void remindVendor(String talk) {
        move(talk, "Gateway_Answer", "Task_RemindVendor");
    }

    private String survey(TicketId id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey("csat")
                .list()
                .get(0)
                .getId();
    }

    private void move(String instance, String from, String to) {
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute();
        afterAllJobs();
    }

    private void start(TicketId id, String step) {
        runtime.createProcessInstanceModification(instance(id))
                .startBeforeActivity(step)
                .execute();
        afterAllJobs();
    }
}
