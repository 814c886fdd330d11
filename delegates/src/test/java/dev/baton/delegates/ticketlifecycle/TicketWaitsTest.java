package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.outbox.SendKey;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.ResolvedBy;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever has to answer first: how long that is waited for, and what is faster than the wait. */
class TicketWaitsTest extends TicketProcessTest {
    @Test
    void while_the_customer_has_to_answer_the_clock_stands_and_their_answer_starts_it_again() {
        var id = received("An error", "There is an error in the report");
        clock.moveBy(Duration.ofHours(1));
        worked("wait-customer", "mail", "Which report?");

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(clockOf(id, ClockKind.RESOLUTION).running()).isFalse();
        var left = clockOf(id, ClockKind.RESOLUTION).left();

        clock.moveTo(Instant.parse("2026-11-03T09:00:00Z"));
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(clockOf(id, ClockKind.RESOLUTION).running()).isTrue();
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        assertThat(clockOf(id, ClockKind.NEXT).dueAt()).isNotNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Message_CustomerReplied");
    }

    @Test
    void a_silent_customer_is_reminded_twice_and_then_the_ticket_is_taken_as_solved() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var before = toCustomer().size();

        at("2026-11-05T09:30:00Z");
        assertThat(toCustomer()).hasSize(before + 1);
        at("2026-11-10T09:30:00Z");
        assertThat(toCustomer()).hasSize(before + 2);
        at("2026-11-13T09:30:00Z");
        assertThat(toCustomer()).as("no third reminder").hasSize(before + 2);
        at("2026-11-16T09:30:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(view(id).resolvedBy()).isEqualTo(ResolvedBy.SILENCE);
        assertThat(toCustomer()).hasSize(before + 3);
        assertThat(passed(instance(id))).contains("EndEvent_GivenUp");
    }

    @Test
    void whoever_is_written_to_again_has_their_time_again() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        at("2026-11-13T15:00:00Z");
        told(() ->
                conversation.answer(id, TicketAnswer.of("Or which month?"), "tina", SendKey.of("again"), null, null));
        var before = toCustomer().size();

        at("2026-11-16T09:30:00Z");
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(toCustomer()).hasSize(before);
        at("2026-11-18T15:30:00Z");
        assertThat(toCustomer())
                .as("reminded anew, three working days after our letter")
                .hasSize(before + 1);
        at("2026-12-01T15:30:00Z");
        assertThat(view(id).resolvedBy()).isEqualTo(ResolvedBy.SILENCE);
    }

    @Test
    void a_customer_whose_letters_come_back_is_sought_by_another_way() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");

        told(() -> journey.replyBounced(id));
        complete(
                "Task_CustomerUnreachable",
                Map.of("otherWay", "yes", "note", "Called the switchboard", "email", "carla@home.example"));

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(view(id).requesterEmail()).isEqualTo("carla@home.example");
        assertThat(passed(instance(id))).contains("Message_ReplyBounced", "Gateway_OtherWay");
    }

    @Test
    void a_customer_nobody_can_reach_ends_the_ticket() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");

        told(() -> journey.replyBounced(id));
        complete("Task_CustomerUnreachable", Map.of("otherWay", "no", "note", "No number either"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(passed(instance(id))).contains("EndEvent_Unreachable");
    }

    @Test
    void somebody_else_who_has_to_answer_is_waited_for() {
        var id = received("An error", "There is an error in the report");
        worked("wait-vendor", "nothing", null);
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_VENDOR);

        told(() -> conversation.vendorAnswered(id, "It is a known defect", "theo"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_VendorAnswered");
    }

    @Test
    void a_silent_vendor_brings_the_ticket_back_to_work() {
        var id = received("An error", "There is an error in the report");
        worked("wait-vendor", "nothing", null);

        at("2026-11-05T09:30:00Z");

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Timer_VendorSilent");
    }

    @Test
    void an_answer_that_is_faster_than_the_process_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        clock.moveBy(Duration.ofMinutes(5));
        completeOnly("Task_WorkTicket", Map.of("outcome", "wait-customer", "told", "mail", "text", "Which report?"));
        clock.moveBy(Duration.ofSeconds(1));
        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
    }

    @Test
    void an_objection_that_is_faster_than_the_process_reopens() {
        var id = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofMinutes(5));
        completeOnly(
                "Task_WorkTicket", Map.of("outcome", "resolved", "told", "mail", "text", "Try again", "article", "no"));
        clock.moveBy(Duration.ofSeconds(1));
        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_faster_than_the_reminder_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var before = toCustomer();
        clock.moveTo(Instant.parse("2026-11-05T09:30:00Z"));
        allJobsBefore("Task_RemindCustomer");

        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).isEqualTo(before);
    }

    @Test
    void an_answer_that_is_faster_than_giving_up_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        var before = toCustomer();
        clock.moveTo(Instant.parse("2026-11-16T09:30:00Z"));
        allJobsBefore("Task_SolveUnanswered");

        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).isEqualTo(before);
        assertThat(passed(instance(id))).contains("Gateway_AnsweredAfterAll").doesNotContain("EndEvent_GivenUp");
    }

    @Test
    void an_objection_that_is_faster_than_the_close_reopens() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveTo(Instant.parse("2026-11-04T10:00:00Z"));
        allJobsBefore("Task_CloseTicket");

        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
        assertThat(task("Task_WorkTicket")).isNotNull();
    }

    @Test
    void thanks_that_are_faster_than_the_close_keep_nothing_open() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveTo(Instant.parse("2026-11-04T10:00:00Z"));
        allJobsBefore("Task_CloseTicket");

        customerWrites(id, "Thank you very much, it works now!");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(passed(instance(id))).contains("EndEvent_Closed");
    }

    private ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
