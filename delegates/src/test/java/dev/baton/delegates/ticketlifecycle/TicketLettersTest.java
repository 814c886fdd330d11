package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.consent.ConsentService;
import dev.baton.shared.Rejected;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight.Whole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose word is heard where, and what becomes of letters that did not arrive. */
class TicketLettersTest extends TicketCorrespondence {
    @Autowired
    private ConsentService consents;

    @Test
    void whoever_writes_a_new_letter_instead_of_answering_is_heard_once_both_are_one() {
        var target = received("An error", "There is an error in the report");
        worked(target, "wait-customer", "Which report?");
        clock.moveBy(Duration.ofHours(1));
        var id = received("The report", "It is the one of October");

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(target).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(target).lastCustomerAt()).isEqualTo(clock.instant());
        assertThat(running(target)).containsExactlyInAnyOrder(ClockKind.RESOLUTION, ClockKind.NEXT);
        assertThat(waitsAt(instance(target))).contains("Task_WorkTicket").doesNotContain("Gateway_Silence");
    }

    @Test
    void what_was_answered_before_a_merge_wakes_nobody() {
        var target = received("An error", "There is an error in the report");
        worked(target, "wait-customer", "Which report?");
        var id = received("The report", "It is the one of October");
        clock.moveBy(Duration.ofMinutes(5));
        told(() -> answered(id, "Thank you"));

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(target).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
    }

    @Test
    void thanks_that_were_judged_before_a_merge_wake_nobody() {
        var target = received("An error", "There is an error in the report");
        worked(target, "wait-customer", "Which report?");
        var id = received("Cannot sign in", "password");
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(id, "Thank you very much, it works now!");

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(target).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
    }

    @Test
    void an_objection_that_comes_by_a_merge_reopens_what_was_solved() {
        var target = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofMinutes(5));
        var id = received("Help", "I still cannot sign in with this password");
        clock.moveBy(Duration.ofMinutes(5));
        worked(target, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(target, "Thank you");
        assertThat(view(target).status()).isEqualTo(TicketStatus.RESOLVED);
        clock.moveBy(Duration.ofMinutes(5));

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(target).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(running(target)).containsExactlyInAnyOrder(ClockKind.RESOLUTION, ClockKind.NEXT);
    }

    @Test
    void thanks_that_come_by_a_merge_reopen_nothing() {
        var target = received("Cannot sign in", "password");
        worked(target, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(5));
        var id = received("Cannot sign in", "Thank you very much, it works now!");

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(target).status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void nothing_becomes_part_of_what_is_over() {
        var closed = closed("Cannot sign in");
        var id = received("Cannot sign in either", "password");
        var merged = received("Cannot sign in once more", "password");
        told(() -> desk.merge(merged, id, "tina"));
        var erased = received("Forget me", "password");
        told(() -> privacy.requestErasure(erased));

        for (var over : List.of(closed, merged, erased)) {
            assertThatThrownBy(() -> told(() -> desk.merge(id, over, "tina"))).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void words_by_the_link_of_a_ticket_go_as_far_as_the_ticket_went() {
        var first = received("Cannot sign in", "password");
        var second = received("Cannot sign in either", "password");
        var third = received("Nobody can sign in", "password");
        var key = view(first).customerKey();
        told(() -> desk.merge(first, second, "tina"));
        told(() -> desk.merge(second, third, "tina"));
        clock.moveBy(Duration.ofMinutes(1));

        told(() -> conversation.wroteByPortal(key, "One more thing"));

        assertThat(view(third).lastCustomerAt()).isEqualTo(clock.instant());
        assertThat(said(third)).contains("One more thing");
        assertThat(asTenant(() -> sight.wholeOf(key)))
                .contains(new Whole(TicketStatus.OPEN, view(third).customerKey()));
        assertThat(asTenant(() -> sight.wholeOf(view(third).customerKey()))).isEmpty();
    }

    @Test
    void whose_ticket_became_part_of_somebody_elses_is_not_led_there() {
        var id = received("Cannot sign in", "password");
        var target = received(TicketChannel.EMAIL, "Nobody can sign in", "password", OTTO);
        told(() -> desk.merge(id, target, "tina"));

        assertThat(asTenant(() -> sight.wholeOf(view(id).customerKey()))).contains(new Whole(TicketStatus.OPEN, null));
    }

    @Test
    void whoever_objects_is_promised_an_answer_once() {
        var id = received("Cannot sign in", "password");
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(10));
        customerWrites(id, "It does not help, I still cannot get in");

        var due = clockOf(id, ClockKind.NEXT).dueAt();
        assertThat(running(id)).containsExactlyInAnyOrder(ClockKind.RESOLUTION, ClockKind.NEXT);

        clock.moveBy(Duration.ofMinutes(10));
        customerWrites(id, "Are you there?");
        assertThat(running(id)).containsExactlyInAnyOrder(ClockKind.RESOLUTION, ClockKind.NEXT);
        assertThat(clockOf(id, ClockKind.NEXT).dueAt()).isEqualTo(due);

        told(() -> answered(id, "Yes"));
        assertThat(running(id)).containsExactly(ClockKind.RESOLUTION);
    }

    @Test
    void whoever_objects_by_text_is_heard_like_whoever_writes() {
        texted("sm1", "My password does not work, please help");
        var id = newest();
        clock.moveBy(Duration.ofMinutes(10));
        worked("resolved", "phone", "Told them a new one");
        clock.moveBy(Duration.ofMinutes(10));

        texted("sm2", "It does not help, I still cannot get in");

        assertThat(newest()).isEqualTo(id);
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(running(id)).containsExactlyInAnyOrder(ClockKind.RESOLUTION, ClockKind.NEXT);
    }

    @Test
    void who_takes_back_a_solution_that_nobody_objected_to_owes_no_answer() {
        var id = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofMinutes(10));
        worked("resolved", "nothing", null);
        clock.moveBy(Duration.ofMinutes(10));

        told(() -> conversation.takeUp(id));

        assertThat(running(id)).containsExactly(ClockKind.RESOLUTION);
    }

    @Test
    void who_takes_back_a_solution_after_thanks_owes_no_answer() {
        var id = received("Cannot sign in", "password");
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(10));
        customerWrites(id, "Thank you very much, it works now!");

        told(() -> conversation.takeUp(id));

        assertThat(running(id)).containsExactly(ClockKind.RESOLUTION);
    }

    @Test
    void nothing_is_answered_in_a_ticket_that_goes_on_elsewhere_or_is_over() {
        var id = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password");
        told(() -> desk.merge(id, target, "tina"));

        assertThatThrownBy(() -> told(() -> answered(id, "Too late")))
                .isInstanceOf(Rejected.class)
                .satisfies(
                        refused -> assertThat(((Rejected) refused).messageKey()).isEqualTo("ticket.goes-on-elsewhere"))
                .satisfies(refused -> assertThat(((Rejected) refused).arguments())
                        .contains(view(target).title()));
        assertThatThrownBy(() -> told(() -> conversation.called(id, "Told him", "tina")))
                .isInstanceOf(Rejected.class);
        close(target);
        assertThatThrownBy(() -> told(() -> answered(target, "Too late")))
                .isInstanceOf(Rejected.class)
                .satisfies(
                        refused -> assertThat(((Rejected) refused).messageKey()).isEqualTo("ticket.closed"));
        assertThat(post).noneMatch(mail -> mail.text().contains("Too late"));
    }

    @Test
    void a_solution_that_did_not_arrive_is_work_again_and_whoever_has_it_is_told() {
        var id = received("Cannot sign in", "password");
        taken(id);
        clock.moveBy(Duration.ofMinutes(5));
        worked(id, "resolved", "Try again");

        delivered(report("failed", "5.1.1", messageIdOf("Re: [#1001] Cannot sign in"), CUSTOMER));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).unreachable()).isTrue();
        assertThat(waitsAt(instance(id))).contains("Task_WorkTicket");
        assertThat(passed(instance(id))).contains("Message_SolutionBounced");
        assertThat(running(id)).containsExactly(ClockKind.RESOLUTION);
        assertThat(to("tina"))
                .last()
                .satisfies(mail -> assertThat(mail.subject())
                        .isEqualTo("A letter to the customer came back: #1001 Cannot sign in"));
    }

    @Test
    void a_solution_for_a_full_mailbox_did_not_arrive_either_but_a_survey_is_none() {
        var full = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofMinutes(5));
        worked(full, "resolved", "Try again");
        delivered(report("failed", "5.2.2", messageIdOf("Re: [#1001] Cannot sign in"), CUSTOMER));
        assertThat(view(full).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(full).unreachable()).isFalse();

        var asked = received(TicketChannel.EMAIL, "Cannot sign in", "password", OTTO);
        worked(asked, "resolved", "Try again");
        at("2026-11-02T10:30:00Z");
        delivered(report("failed", "5.1.1", messageIdOf("[#1002] How did we do?"), OTTO));
        assertThat(view(asked).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(view(asked).unreachable()).isTrue();
    }

    @Test
    void whoever_has_a_ticket_hears_what_became_of_letters_but_not_of_those_to_themselves() {
        var id = received("Cannot sign in", "password");
        taken(id);
        var ack = messageIdOf("[#1001] Cannot sign in");
        clock.moveBy(Duration.ofMinutes(5));

        delivered(report("failed", "4.4.7", ack, CUSTOMER));
        assertThat(to("tina")).hasSize(1);
        assertThat(view(id).unreachable()).isFalse();

        delivered(report(
                "failed",
                "5.1.1",
                messageIdOf("A letter to the customer came back: #1001 Cannot sign in"),
                "tina@acme.test"));
        assertThat(to("tina")).hasSize(1);

        delivered(complaint(ack));
        assertThat(to("tina"))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(mail.subject())
                        .isEqualTo("The customer called our letter spam: #1001 Cannot sign in"));
        assertThat(asTenant(() -> consents.isSuppressed(CUSTOMER))).isTrue();
    }

    @Test
    void a_letter_taken_for_spam_brings_nothing_back_but_is_not_hidden() {
        var id = received("An error", "There is an error in the report");
        taken(id);
        worked(id, "wait-customer", "Which report?");

        delivered(letter(id, CUSTOMER, "Re: it", "The one of October", spam()));

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        int noticed = database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.notice where kind = 'suspect-letter'")
                        .query(Integer.class)
                        .single());
        assertThat(noticed).isEqualTo(1);
    }

    @Test
    void our_letters_name_the_conversation_they_go_on_with_and_no_letter_to_our_own_people() {
        var id = received("Cannot sign in", "password");
        taken(id);
        clock.moveBy(Duration.ofMinutes(1));
        delivered(letter(id, CUSTOMER, "Re: it", "It is urgent", person()));
        assertThat(to("tina")).hasSize(1);
        clock.moveBy(Duration.ofMinutes(1));

        told(() -> answered(id, "Try again"));

        assertThat(post).last().satisfies(answer -> {
            assertThat(answer.references()).containsExactly(messageIdOf("[#1001] Cannot sign in"), "<1@mail.example>");
            assertThat(answer.inReplyTo()).isEqualTo("<1@mail.example>");
        });
    }

    @Test
    void a_long_conversation_is_named_by_its_first_and_its_newest_letters() {
        var id = received("Cannot sign in", "password");
        var first = messageIdOf("[#1001] Cannot sign in");
        for (var round = 0; round < 25; round++) {
            clock.moveBy(Duration.ofMinutes(1));
            told(() -> answered(id, "Try again"));
        }

        assertThat(post)
                .last()
                .satisfies(answer -> assertThat(answer.references())
                        .hasSize(20)
                        .startsWith(first)
                        .endsWith("<" + (letters - 1) + "@acme.test>"));
    }
}
