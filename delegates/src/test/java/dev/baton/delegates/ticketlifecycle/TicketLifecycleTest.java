package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.outbox.SendKey;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.Priority;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.Triage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way a ticket can go. */
class TicketLifecycleTest extends TicketProcessTest {
    @Autowired
    private Surveys surveys;

    @Autowired
    private TicketPrivacy privacy;

    @Test
    void a_ticket_is_acknowledged_answered_solved_and_closed_when_nobody_objects() {
        var id = received("Cannot sign in", "My password is not accepted");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).priority()).isEqualTo(Priority.HIGH);
        assertThat(toCustomer()).containsExactly("[#1001] Cannot sign in");
        assertThat(task("Task_WorkTicket")).isNotNull();

        clock.moveBy(Duration.ofMinutes(30));
        worked("resolved", "mail", "Here is a new password");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(toCustomer()).containsExactly("[#1001] Cannot sign in", "Re: [#1001] Cannot sign in");
        assertThat(view(id).clocks())
                .allSatisfy(
                        clock -> assertThat(clock.fulfilledAt()).isEqualTo(MONDAY_TEN.plus(Duration.ofMinutes(30))));

        at("2026-11-04T10:00:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(passed(instance(id))).contains("EndEvent_Closed", "Task_CloseTicket");
    }

    @Test
    void a_ticket_that_no_rule_knows_is_sorted_by_a_person() {
        var id = received("Hm", "Something strange");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNull();
        assertThat(toCustomer())
                .as("Nobody waits for that until somebody has sorted")
                .containsExactly("[#1001] Hm");

        complete("Task_TriageTicket", Map.of("priority", "urgent", "category", "outage", "team", "support-l2"));

        assertThat(view(id).priority()).isEqualTo(Priority.URGENT);
        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Task_TriageTicket", "Task_Acknowledge");
        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void two_letters_of_one_person_are_acknowledged_once() {
        received("Cannot sign in", "password");
        received("Cannot sign in either", "password");

        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void an_answer_that_it_is_not_solved_reopens_with_the_time_that_was_left() {
        var id = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofHours(1));
        worked("resolved", "mail", "Try again");
        var left = clockOf(id, ClockKind.RESOLUTION).left();

        at("2026-11-03T10:00:00Z");
        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Task_ReopenTicket");
    }

    @Test
    void thanks_reopen_nothing() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");

        customerWrites(id, "Thank you very much, it works now!");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        at("2026-11-04T10:00:00Z");
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void an_answer_to_a_closed_ticket_is_a_ticket_that_follows_it() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-04T10:00:00Z");
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);

        customerWrites(id, "Now the printer is broken");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        var follower = asTenant(() -> tickets.byNumber(1002)).orElseThrow();
        assertThat(view(follower).followed()).isEqualTo(id);
    }

    @Test
    void whoever_cannot_solve_it_hands_it_to_the_next_level() {
        var id = received("Cannot sign in", "password");

        told(() -> desk.needsNextLevel(id, "The directory is broken", "tina"));

        assertThat(view(id).level()).isEqualTo(2);
        assertThat(view(id).team()).isEqualTo("support-l2");
        assertThat(tasks.getIdentityLinksForTask(task("Task_WorkTicket").getId()))
                .extracting(link -> link.getGroupId())
                .contains("support-l2");
        assertThat(passed(instance(id))).contains("Escalation_NeedsNextLevel", "Task_PassUp");
    }

    @Test
    void a_ticket_that_is_sorted_on_its_page_goes_on_as_if_it_had_been_sorted_as_a_task() {
        var id = received("Hm", "Something strange");

        told(() -> desk.sort(id, new Triage(Priority.URGENT, "support-l2", "outage", null), view(id).version()));

        assertThat(task("Task_TriageTicket")).isNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(clockOf(id, ClockKind.FIRST).running()).isTrue();
        assertThat(waitsAt(instance(id))).contains("CallActivity_SlaWatch");
        assertThat(passed(instance(id))).contains("Message_TicketSorted").doesNotContain("Decision_PromiseAgain");
    }

    @Test
    void a_product_is_taken_away_on_the_page_that_shows_it_and_by_no_table() {
        var id = asTenant(() -> tickets.open(new NewTicket(
                TicketChannel.PHONE,
                "Hm",
                "Something strange",
                "Carla Kunde",
                null,
                "+49 30 901820",
                "en",
                "pump",
                null,
                false,
                List.of())));
        afterAllJobs();
        assertThat(view(id).product()).as("the table knows no product").isEqualTo("pump");
        complete("Task_TriageTicket", Map.of("priority", "normal", "category", "other", "team", "support-l1"));
        assertThat(view(id).product()).as("nor does the form of the work").isEqualTo("pump");

        told(() -> desk.sort(id, new Triage(Priority.NORMAL, "support-l1", "other", null), view(id).version()));

        assertThat(view(id).product()).isNull();
    }

    @Test
    void a_merged_ticket_ends_and_its_words_go_where_it_went() {
        var id = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password of all");
        var key = view(id).customerKey();

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.MERGED);
        assertThat(view(id).clocks()).noneMatch(ClockView::running);
        assertThat(passed(instance(id))).contains("EndEvent_Merged");
        assertEnded(instance(id));

        told(() -> conversation.wroteByPortal(key, "One more thing"));
        assertThat(view(target).lastCustomerAt()).isEqualTo(clock.instant());
    }

    @Test
    void an_unhappy_customer_is_called_back_and_each_solution_is_asked_about_once() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        assertThat(toCustomer()).hasSize(2);

        at("2026-11-02T10:30:00Z");
        assertThat(toCustomer()).hasSize(3).last().isEqualTo("[#1001] How did we do?");

        told(() -> surveys.rate(view(id).customerKey(), 1, 1, "It took too long"));
        assertThat(task("Task_CallBack")).isNotNull();
        complete("Task_CallBack", Map.of("note", "Apologised"));

        told(() -> surveys.rate(view(id).customerKey(), 1, 5, null));
        assertThat(task("Task_CallBack")).as("a changed mind calls nobody").isNull();
        assertThat(view(id).ratings()).extracting(Surveys.Rating::score).containsExactly(5);
    }

    @Test
    void whoever_was_given_up_on_is_not_asked_how_we_did() {
        received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        at("2026-11-16T09:30:00Z");
        at("2026-11-30T09:30:00Z");

        assertThat(toCustomer()).noneMatch(subject -> subject.contains("How did we do"));
    }

    @Test
    void two_answers_do_not_cross_unseen() {
        var id = received("Cannot sign in", "password");
        var seen = view(id).seenUntil();
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(id, "It is urgent");

        assertThatThrownBy(() -> asTenant(() -> {
                    conversation.answer(
                            id,
                            TicketAnswer.of("Try again").seenUntil(seen),
                            "tina",
                            SendKey.of("a", id.toString()),
                            null,
                            null);
                    return true;
                }))
                .isInstanceOf(CrossedLetters.class);
        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void a_ticket_is_not_solved_over_the_head_of_a_customer_who_wrote_meanwhile() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        var item = item(task("Task_WorkTicket"));
        var tina = signedIn("tina", "support-l1");
        var done = Map.<String, @Nullable Object>of("outcome", "resolved", "told", "nothing", "article", "no");
        var seen = view(id).seenUntil();
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(id, "And now it smokes");

        assertThatThrownBy(() ->
                        told(() -> workList.complete(item, done, tina, conversation.unlessCrossed(id.record(), seen))))
                .isInstanceOf(CrossedLetters.class);
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();

        var seenNow = view(id).seenUntil();
        told(() -> workList.complete(item, done, tina, conversation.unlessCrossed(id.record(), seenNow)));
        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void a_person_who_wants_to_be_forgotten_ends_the_ticket() {
        var id = received("Cannot sign in", "password");

        told(() -> privacy.requestErasure(id));

        assertThat(view(id).status()).isEqualTo(TicketStatus.ERASED);
        assertThat(view(id).requesterEmail()).isNull();
        assertThat(passed(instance(id))).contains("EndEvent_Erased");
        assertEnded(instance(id));
    }

    private ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
