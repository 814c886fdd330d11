package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.mailroom.AddressBounces;
import dev.baton.mailroom.Bounce;
import dev.baton.mailroom.Correspondent;
import dev.baton.outbox.Channel;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.people.PersonId;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways of a ticket that are seldom gone, and what must never happen on any. */
class TicketWaysTest extends TicketProcessTest {
    @Autowired
    private Surveys surveys;

    @Autowired
    private TicketPrivacy privacy;

    @Autowired
    private List<Correspondent> correspondents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private AddressBounces addressBounces;

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void no_machine_is_told_that_its_letter_came_in() {
        told(() -> tickets.open(new NewTicket(
                TicketChannel.EMAIL,
                "Cannot sign in",
                "password",
                null,
                CUSTOMER,
                null,
                "en",
                null,
                null,
                false,
                List.of())));

        assertThat(toCustomer()).isEmpty();
    }

    @Test
    void whoever_has_the_ticket_is_told_when_the_customer_writes() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        clock.moveBy(Duration.ofMinutes(1));

        customerWrites(id, "It is urgent");

        assertThat(to("tina"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("The customer wrote: #1001 Cannot sign in"));
        assertThat(view(id).assignee()).isEqualTo("tina");
        assertThat(passed(instance(id))).contains("Message_CustomerWroteAtWork", "EndEvent_OwnerTold");
    }

    @Test
    void whoever_is_away_is_not_called_and_has_the_ticket_no_longer() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        away("tina");

        customerWrites(id, "It is urgent");

        assertThat(to("tina")).isEmpty();
        assertThat(view(id).assignee()).isNull();
        assertThat(task("Task_WorkTicket").getAssignee()).isNull();
        assertThat(tasks.getIdentityLinksForTask(task("Task_WorkTicket").getId()))
                .extracting(link -> link.getGroupId())
                .contains("support-l1");
    }

    @Test
    void whose_answer_was_waited_for_is_told_once_to_whoever_has_the_ticket() {
        var id = asked();
        clock.moveBy(Duration.ofMinutes(1));

        customerWrites(id, "The one of October");

        assertThat(to("tina"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("The customer wrote: #1001 An error"));
        assertThat(task("Task_WorkTicket").getAssignee()).isEqualTo("tina");

        clock.moveBy(Duration.ofMinutes(1));
        customerWrites(id, "And the one of November");
        assertThat(to("tina")).hasSize(2);
    }

    @Test
    void an_objection_is_told_to_whoever_solved_the_ticket() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveBy(Duration.ofMinutes(1));

        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(to("tina")).hasSize(1);
        assertThat(task("Task_WorkTicket").getAssignee()).isEqualTo("tina");
    }

    @Test
    void whoever_is_away_when_work_goes_on_has_the_ticket_no_longer() {
        var awaited = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var solved = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        var asked = received("An error again", "There is an error in the other report");
        worked("wait-vendor", "nothing", null);
        clock.moveBy(Duration.ofMinutes(2));
        away("tina");

        customerWrites(awaited, "The one of October");
        customerWrites(solved, "It does not help, I still cannot get in");
        told(() -> conversation.vendorAnswered(asked, "It is a known defect", "theo"));

        assertThat(to("tina")).isEmpty();
        for (var id : List.of(awaited, solved, asked)) {
            assertThat(view(id).assignee()).isNull();
            var work = work(id);
            assertThat(work.getAssignee()).isNull();
            assertThat(tasks.getIdentityLinksForTask(work.getId()))
                    .extracting(link -> link.getGroupId())
                    .contains(view(id).team());
        }
    }

    @Test
    void what_a_vendor_answers_is_no_word_of_the_customer() {
        var id = received("An error", "There is an error in the report");
        clock.moveBy(Duration.ofMinutes(1));
        worked("wait-vendor", "nothing", null);
        clock.moveBy(Duration.ofMinutes(1));

        told(() -> conversation.vendorAnswered(id, "It is a known defect", "theo"));

        assertThat(to("tina")).isEmpty();
        assertThat(task("Task_WorkTicket").getAssignee()).isEqualTo("tina");
    }

    @Test
    void no_promise_in_danger_calls_somebody_who_is_away() {
        received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        away("tina");

        at("2026-11-02T12:13:00Z");

        assertThat(to("tina")).isEmpty();
    }

    @Test
    void what_we_say_among_ourselves_is_sent_to_nobody() {
        var id = received("Cannot sign in", "password");
        var before = List.copyOf(post);

        told(() -> conversation.note(id, "He always asks", "tina"));

        assertThat(post).isEqualTo(before);
    }

    @Test
    void a_machine_does_not_answer_for_the_customer() {
        var id = asked();
        var waitsSince = view(id).lastCustomerAt();
        clock.moveBy(Duration.ofMinutes(1));

        delivered(letter(id, CUSTOMER, "I am out of office", true));

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(view(id).lastCustomerAt()).isEqualTo(waitsSince);
    }

    @Test
    void a_letter_that_comes_back_while_the_customer_is_waited_for_ends_the_wait_if_it_is_theirs_for_good() {
        var id = asked();

        bounced(id, new Bounce("<m@acme.test>", CUSTOMER, false, "4.2.2", "full"));
        bounced(id, new Bounce("<m@acme.test>", "copy@customer.example", true, "5.1.1", "unknown"));
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(task("Task_CustomerUnreachable")).isNull();

        bounced(id, new Bounce("<m@acme.test>", CUSTOMER, true, "5.1.1", "unknown"));
        assertThat(view(id).unreachable()).isTrue();
        assertThat(task("Task_CustomerUnreachable")).isNotNull();
        assertThat(passed(instance(id))).contains("Message_ReplyBounced");
    }

    @Test
    void a_letter_that_a_mail_server_refuses_ends_the_wait_as_one_that_comes_back_does() {
        var id = asked();

        refused(id, CUSTOMER, "550 5.1.1 nobody of that name");

        assertThat(view(id).unreachable()).isTrue();
        assertThat(task("Task_CustomerUnreachable")).isNotNull();
        assertThat(passed(instance(id))).contains("Message_ReplyBounced");
        assertThat(asTenant(() -> addressBounces.of(CUSTOMER)).orElseThrow().status())
                .isEqualTo("5.1.1");
    }

    @Test
    void a_refused_letter_to_somebody_else_ends_no_wait() {
        var id = asked();

        refused(id, "tina@acme.test", "550 5.1.1 nobody of that name");

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(view(id).unreachable()).isFalse();
    }

    @Test
    void a_letter_refused_for_what_it_says_leaves_its_address_alone() {
        var id = asked();

        refused(id, CUSTOMER, "554 5.7.1 looks like spam");

        assertThat(view(id).unreachable()).isTrue();
        assertThat(asTenant(() -> addressBounces.of(CUSTOMER))).isEmpty();
    }

    @Test
    void of_a_letter_that_was_tried_too_often_whoever_has_the_ticket_is_told() {
        var id = asked();
        told(() -> desk.taken(id, "tina"));
        var before = post.size();

        givenUp(id);

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(view(id).unreachable()).isFalse();
        assertThat(asTenant(() -> addressBounces.of(CUSTOMER))).isEmpty();
        assertThat(post).hasSize(before + 1);
        assertThat(post).last().satisfies(told -> assertThat(told.to()).isEqualTo("tina@acme.test"));
    }

    private void givenUp(TicketId id) {
        var answer = "451 4.3.0 come back later";
        published(new MessageGivenUp(letter(id, CUSTOMER, answer), answer));
    }

    @Test
    void a_customer_known_to_be_unreachable_is_not_waited_for() {
        var id = received("An error", "There is an error in the report");
        bounced(id, new Bounce("<m@acme.test>", CUSTOMER, true, "5.1.1", "unknown"));

        worked("wait-customer", "mail", "Which report?");

        assertThat(task("Task_CustomerUnreachable")).isNotNull();
        assertThat(passed(instance(id))).contains("Gateway_Reachable").doesNotContain("Message_ReplyBounced");
    }

    @Test
    void whoever_writes_while_another_way_to_them_is_sought_is_answered() {
        var id = received("An error", "There is an error in the report");
        bounced(id, new Bounce("<m@acme.test>", CUSTOMER, true, "5.1.1", "unknown"));
        worked("wait-customer", "mail", "Which report?");
        clock.moveBy(Duration.ofMinutes(1));

        customerWrites(id, "I am back: the monthly one");

        assertThat(task("Task_CustomerUnreachable")).isNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(view(id).unreachable()).isFalse();
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_CustomerWroteAfterAll");
    }

    @Test
    void a_strangers_word_about_a_solved_ticket_is_a_ticket_of_its_own() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveBy(Duration.ofMinutes(1));

        delivered(letter(id, "otto@other.example", "Now I cannot sign in", false));

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(passed(instance(id))).contains("Task_OpenFollowUp");
        var follower = asTenant(() -> tickets.byNumber(1002)).orElseThrow();
        assertThat(view(follower).followed()).isEqualTo(id);
    }

    @Test
    void a_letter_to_a_merged_ticket_is_in_the_one_that_took_it_in() {
        var id = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password of all");
        told(() -> desk.merge(id, target, "tina"));
        clock.moveBy(Duration.ofMinutes(1));

        delivered(letter(id, CUSTOMER, "One more thing", false));

        assertThat(view(target).lastCustomerAt()).isEqualTo(clock.instant());
        assertThat(view(id).lastCustomerAt()).isBefore(clock.instant());
        assertThat(asTenant(() -> tickets.byNumber(1003))).isEmpty();
    }

    @Test
    void what_is_split_off_takes_along_what_belongs_to_it_and_no_other_word() {
        var id = received("Cannot sign in", "password");
        var other = received("Nobody can sign in", "password of all");
        clock.moveBy(Duration.ofMinutes(1));
        delivered(letter(id, CUSTOMER, "And the invoice is wrong", false));
        var words =
                asTenant(() -> timeline.page(id.record(), null, 1)).activities().get(0);
        var foreign = asTenant(() -> timeline.page(other.record(), null, 1))
                .activities()
                .get(0);

        assertThatThrownBy(() -> told(() -> desk.split(id, "Invoice", "", List.of(words.id(), foreign.id()), "tina")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("ticket.entries-moved"));
        assertThat(asTenant(() -> tickets.byNumber(1003))).isEmpty();

        told(() -> desk.split(id, "Invoice", "Charged twice", List.of(words.id()), "tina"));

        var part = asTenant(() -> tickets.byNumber(1003)).orElseThrow();
        assertThat(view(part).splitFrom()).isEqualTo(id);
        assertThat(asTenant(() -> timeline.idsOf(part.record()))).contains(words.id());
        assertThat(asTenant(() -> timeline.idsOf(id.record()))).doesNotContain(words.id());
        assertThatThrownBy(() -> told(() -> desk.split(id, "Invoice", "", List.of(words.id()), "tina")))
                .as("somebody was faster")
                .isInstanceOf(Rejected.class);
        assertThat(asTenant(() -> tickets.byNumber(1004))).isEmpty();
    }

    @Test
    void nothing_is_split_off_what_is_part_of_another_or_erased() {
        var merged = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password of all");
        told(() -> desk.merge(merged, target, "tina"));
        var erased = received("Forget me", "password");
        told(() -> privacy.requestErasure(erased));

        assertThatThrownBy(() -> told(() -> desk.split(merged, "Invoice", "", List.of(), "tina")))
                .isInstanceOfSatisfying(Rejected.class, refused -> {
                    assertThat(refused.messageKey()).isEqualTo("ticket.split-elsewhere");
                    assertThat(refused.arguments())
                            .containsExactly(view(merged).title(), view(target).title());
                });
        assertThatThrownBy(() -> told(() -> desk.split(erased, "Invoice", "", List.of(), "tina")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("ticket.nothing-to-split"));
        assertThat(asTenant(() -> tickets.byNumber(1004))).isEmpty();
    }

    @Test
    void a_solution_can_be_taken_back_by_ourselves() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");

        told(() -> conversation.takeUp(id));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
        assertThat(passed(instance(id))).contains("Message_TakenUpAfterSolution", "Task_ReopenTicket");
    }

    @Test
    void whoever_waits_for_somebody_else_hears_the_customer_and_a_colleague() {
        var id = received("An error", "There is an error in the report");
        worked("wait-vendor", "nothing", null);
        clock.moveBy(Duration.ofMinutes(1));
        customerWrites(id, "Never mind the vendor");
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);

        worked("wait-vendor", "nothing", null);
        told(() -> conversation.takeUp(id));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_CustomerWroteMeanwhile", "Message_TakenUpMeanwhile");
    }

    @Test
    void nobody_is_asked_about_a_solution_that_was_taken_back() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveBy(Duration.ofMinutes(1));
        customerWrites(id, "It does not help, I still cannot get in");

        at("2026-11-02T10:30:00Z");

        assertThat(passed(survey(id))).contains("EndEvent_TakenBack");
        assertThat(toCustomer()).noneMatch(subject -> subject.contains("How did we do"));
    }

    @Test
    void whoever_had_two_tickets_solved_within_the_hour_is_asked_once() {
        var one = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveBy(Duration.ofMinutes(20));
        var other = received("Cannot sign in either", "password");
        worked("resolved", "mail", "Try again");

        at("2026-11-02T10:10:00Z");
        at("2026-11-02T10:30:00Z");

        assertThat(passed(survey(one))).contains("Task_AskCustomer");
        assertThat(passed(survey(other))).contains("EndEvent_TakenBack").doesNotContain("Task_AskCustomer");
        assertThat(surveysSent()).hasSize(1);
    }

    @Test
    void whoever_is_to_be_asked_about_two_in_the_same_moment_is_asked_once() {
        received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        received("Cannot sign in either", "password");
        worked("resolved", "mail", "Try again");

        at("2026-11-02T10:30:00Z");

        assertThat(surveysSent()).hasSize(1);
    }

    @Test
    void whoever_does_not_rate_is_not_asked_again() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-02T10:30:00Z");
        at("2026-11-17T10:31:00Z");

        assertThat(passed(survey(id))).contains("EndEvent_Unanswered");
        assertThat(surveysSent()).hasSize(1);
    }

    @Test
    void a_content_customer_is_left_alone() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-02T10:30:00Z");

        told(() -> surveys.rate(view(id).customerKey(), 1, 5, "Fast"));
        assertThat(task("Task_CallBack")).isNull();

        at("2026-11-17T10:31:00Z");
        assertThat(passed(survey(id))).contains("EndEvent_Content").doesNotContain("EndEvent_Unanswered");
        assertThat(task("Task_CallBack")).isNull();
    }

    @Test
    void whoever_thinks_worse_of_it_later_is_called_back_once() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-02T10:30:00Z");
        told(() -> surveys.rate(view(id).customerKey(), 1, 5, "Fast"));
        told(() -> surveys.rate(view(id).customerKey(), 1, 5, "Really"));
        assertThat(task("Task_CallBack")).isNull();

        told(() -> surveys.rate(view(id).customerKey(), 1, 1, "It broke again"));

        assertThat(task("Task_CallBack")).isNotNull();
        assertThat(passed(survey(id))).contains("Message_RatedAnew");
        complete("Task_CallBack", Map.of("note", "Apologised"));
        told(() -> surveys.rate(view(id).customerKey(), 1, 2, null));
        assertThat(task("Task_CallBack")).as("nobody is called twice").isNull();
    }

    @Test
    void a_person_is_forgotten_wherever_their_ticket_waits() {
        var waiting = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var solved = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");

        told(() -> privacy.requestErasure(waiting));
        told(() -> privacy.requestErasure(solved));

        for (var id : List.of(waiting, solved)) {
            assertThat(view(id).status()).isEqualTo(TicketStatus.ERASED);
            assertThat(passed(instance(id))).contains("EndEvent_Erased");
            assertEnded(instance(id));
        }
    }

    private void bounced(TicketId id, Bounce bounce) {
        var ours = correspondents.stream()
                .filter(one -> one.type() == RecordType.TICKET)
                .findFirst()
                .orElseThrow();
        told(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> ours.bounced(id.record(), bounce, true)));
    }

    private void refused(TicketId id, String recipient, String answer) {
        published(new MessageRefused(letter(id, recipient, answer), answer));
    }

    private void published(Object event) {
        told(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(event)));
    }

    private OutboxEntry letter(TicketId id, String recipient, String answer) {
        return new OutboxEntry(
                UuidV7.next(),
                tenant,
                Channel.EMAIL,
                SendKey.of("answer", id.toString()),
                id.record(),
                null,
                null,
                recipient,
                "Hello",
                Map.of("messageId", "<m@acme.test>"),
                OutboxState.DEAD,
                1,
                clock.instant(),
                clock.instant(),
                null,
                answer,
                "system:test");
    }

    private void away(String login) {
        asTenant(() -> {
            PersonId person = people.byLogin(login).orElseThrow().id();
            return people.addAbsence(
                    person, clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofDays(3)), "Ill");
        });
    }

    private ReceivedMail letter(TicketId id, String from, String text, boolean automatic) {
        return new ReceivedMail(
                "<" + text.hashCode() + "@mail.example>",
                null,
                List.of(),
                from,
                null,
                List.of(ReplyAddress.of("support@acme.test", id.record())),
                "Re: it",
                text,
                null,
                clock.instant(),
                automatic,
                List.of());
    }

    private String survey(TicketId id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey("csat")
                .singleResult()
                .getId();
    }

    /** A ticket whose customer was asked something. */
    private TicketId asked() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        return id;
    }

    private List<String> surveysSent() {
        return toCustomer().stream()
                .filter(subject -> subject.contains("How did we do"))
                .toList();
    }
}
