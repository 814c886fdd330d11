package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willCallRealMethod;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.Holiday;
import dev.baton.calendar.OpenHours;
import dev.baton.delegates.engine.Answer;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What becomes of a ticket whose tables, process or watch failed it. */
class TicketRepairTest extends TicketProcessTest {
    @Autowired
    private SideConversations sides;

    @Autowired
    private CalendarService calendars;

    @Autowired
    private ApplicationContext beans;

    @Test
    void a_ticket_that_cannot_be_sorted_is_repaired_and_starts_over() {
        noAnswerAt("Decision_Triage");
        var id = received("Cannot sign in", "password");

        assertThat(waitsAt(instance(id))).contains("Task_RepairTicket");
        assertThat(view(id).status()).as("it is not lost").isEqualTo(TicketStatus.NEW);
        assertThat(view(id).statusReason()).isEqualTo("The table ticket_triage has no answer for this ticket");

        allAnswer();
        complete("Task_RepairTicket", Map.of("startOver", "yes", "note", "Added a rule"));
        inboxHandled();

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).as("acknowledged once").hasSize(1);
    }

    @Test
    void a_ticket_that_nothing_can_be_promised_about_is_repaired_and_may_end_there() {
        noAnswerAt("Decision_Promise");
        var id = received("Cannot sign in", "password");

        assertThat(view(id).statusReason()).isEqualTo("The table sla_policy has no answer for this ticket");
        complete("Task_RepairTicket", Map.of("startOver", "no", "note", "A test"));

        assertThat(passed(instance(id))).contains("EndEvent_Repaired");
        assertEnded(instance(id));
        sweep();
        assertThat(instances(id)).as("what a person ended stays ended").isEqualTo(1);

        allAnswer();
        customerWrites(id, "Does anybody read this?");
        assertThat(instances(id)).as("until the customer speaks").isEqualTo(2);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).as("acknowledged once").hasSize(1);
        customerWrites(id, "Hello?");
        assertThat(instances(id)).isEqualTo(2);
    }

    @Test
    void an_answer_to_a_solved_ticket_that_no_rule_judges_is_seen_by_a_person() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        noAnswerAt("Decision_Reopen");

        customerWrites(id, "It does not help");

        assertThat(task("Task_RepairTicket")).isNotNull();
        assertThat(view(id).statusReason()).isEqualTo("The table reopen_policy has no answer for this ticket");
    }

    @Test
    void a_vendor_is_still_waited_for_when_a_ticket_starts_over() {
        var id = received("Cannot sign in", "password");
        var side = SideConversationId.create();
        told(() -> sides.start(side, id, "vera@vendor.example", "Is it a defect?", "It says 4711.", "tina"));
        worked("resolved", "mail", "Try again");
        noAnswerAt("Decision_Reopen");
        customerWrites(id, "It does not help");
        allAnswer();

        complete("Task_RepairTicket", Map.of("startOver", "yes", "note", "Added a rule"));
        inboxHandled();

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.record().toString())
                        .processDefinitionKey("side-conversation")
                        .count())
                .isEqualTo(1);
        told(() -> sides.close(side));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.record().toString())
                        .processDefinitionKey("side-conversation")
                        .count())
                .isZero();
    }

    @Test
    void a_ticket_that_no_process_carries_gets_one() {
        var id = received("Cannot sign in", "password");
        told(() -> runtime.deleteProcessInstance(instance(id), "as if it had never been"));
        neverCarried(id);
        assertThat(task("Task_WorkTicket")).isNull();

        sweep();

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).as("acknowledged once").hasSize(1);
        sweep();
        assertThat(instances(id)).isEqualTo(2);
    }

    @Test
    void a_watch_whose_timer_is_not_what_the_clocks_say_looks_again() {
        officeHours();
        var id = received("A question", "How do I print?");
        var before = timer(id).getDuedate().toInstant();
        asTenant(() -> {
            calendars.addHolidays(List.of(new Holiday("DE", LocalDate.parse("2026-11-03"), "Day of rest")));
            return true;
        });
        // As if whoever told the watch had found nobody listening.
        management.setJobDuedate(timer(id).getId(), Date.from(before));
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.ticket set sla_version = sla_version + 1")
                        .update());

        sweep();

        assertThat(timer(id).getDuedate().toInstant()).isAfter(before);
        int unwatched = database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.ticket where watched_version < sla_version")
                        .query(Integer.class)
                        .single());
        assertThat(unwatched).isZero();
    }

    private void noAnswerAt(String step) {
        org.mockito.stubbing.Answer<?> nothing = call -> {
            var execution = call.getArgument(0, DelegateExecution.class);
            return step.equals(execution.getCurrentActivityId())
                    ? new Answer(table(step), List.of(), List.of())
                    : call.callRealMethod();
        };
        willAnswer(nothing).given(tables).ask(any(), any());
        willAnswer(nothing).given(tables).askNewest(any(), any());
    }

    private static String table(String step) {
        return switch (step) {
            case "Decision_Triage" -> "ticket_triage";
            case "Decision_Promise" -> "sla_policy";
            default -> "reopen_policy";
        };
    }

    private void allAnswer() {
        willCallRealMethod().given(tables).ask(any(), any());
        willCallRealMethod().given(tables).askNewest(any(), any());
    }

    private void sweep() {
        ReflectionTestUtils.invokeMethod(beans.getBean("sweeper"), "sweep");
        afterAllJobs();
    }

    private void neverCarried(TicketId id) {
        database.in(tenant, jdbc -> {
            jdbc.sql("delete from crm.process_link where record_id = ?")
                    .param(id.value())
                    .update();
            return jdbc.sql("update crm.ticket set watched_version = -1 where id = ?")
                    .param(id.value())
                    .update();
        });
    }

    private long instances(TicketId id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey(TicketLifecycle.KEY)
                .count();
    }

    private Job timer(TicketId id) {
        return management.createJobQuery().tenantIdIn(tenant.toString()).timers().list().stream()
                .filter(job -> job.getProcessDefinitionKey().equals("sla-watch"))
                .findFirst()
                .orElseThrow();
    }

    private void officeHours() {
        asTenant(() -> {
            var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                    .forEach(day -> week.put(day, OpenHours.parseAll("09:00-17:00")));
            calendars.create(new CalendarDefinition(
                    CalendarService.DEFAULT, "Office", ZoneId.of("Europe/Berlin"), "DE", week, List.of()));
            return true;
        });
    }
}
