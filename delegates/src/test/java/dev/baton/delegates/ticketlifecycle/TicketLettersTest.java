package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;

import dev.baton.consent.ConsentService;
import dev.baton.mail.Delivery;
import dev.baton.mail.MailFacts;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedAttachment;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Rejected;
import dev.baton.sla.ClockKind;
import dev.baton.sms.ReceivedText;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight.Whole;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentInfo;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose word is heard where, and what becomes of letters that belong to a ticket no longer, or did not arrive. */
class TicketLettersTest extends TicketProcessTest {
    private static final String OTTO = "otto@other.example";

    @Autowired
    private Timeline timeline;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TicketPrivacy privacy;

    @Autowired
    private ConsentService consents;

    private int letters;
    private int received;

    /** As the outbox does it: a letter stands in the timeline, and in the outbox. */
    @BeforeEach
    void letters_stand_in_the_timeline() {
        willAnswer(call -> {
                    var key = call.getArgument(0, SendKey.class);
                    var mail = call.getArgument(3, OutgoingMail.class);
                    var messageId = "<" + ++letters + "@acme.test>";
                    var put = outbox.put(new OutboundMessage(
                            Channel.EMAIL,
                            key,
                            mail.record(),
                            null,
                            null,
                            mail.to(),
                            mail.subject(),
                            Map.of("messageId", messageId, "automatic", mail.automatic())));
                    if (!put) {
                        return false;
                    }
                    timeline.add(NewActivity.of(mail.record(), ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                            .subject(mail.subject())
                            .body(mail.text())
                            .messageId(messageId)
                            .detail(Map.of("to", mail.to(), "automatic", mail.automatic(), "sendKey", key.text())));
                    post.add(mail);
                    return true;
                })
                .given(mailer)
                .post(any(), any(), any(), any());
    }

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
    void words_to_a_ticket_whose_whole_is_closed_or_forgotten_are_a_ticket_of_their_writer() {
        for (var forgotten : List.of(false, true)) {
            var id = received("Cannot sign in", "password");
            var target = received(TicketChannel.EMAIL, "Nobody can sign in", "password", OTTO);
            var key = view(id).customerKey();
            told(() -> desk.merge(id, target, "tina"));
            if (forgotten) {
                told(() -> privacy.requestErasure(target));
            } else {
                close(target);
            }

            told(() -> conversation.wroteByPortal(key, "It happens again"));

            var follower = newest();
            assertThat(view(follower).followed()).isEqualTo(target);
            assertThat(view(follower).requesterEmail()).isEqualTo(CUSTOMER);
            assertThat(view(follower).subject()).isEqualTo("Cannot sign in");
            assertThat(said(follower)).containsExactly("It happens again");
            assertThat(said(target)).doesNotContain("It happens again");
        }
    }

    @Test
    void a_strangers_letter_to_a_closed_ticket_is_a_ticket_of_the_stranger_with_its_files() {
        var id = closed("Cannot sign in");

        delivered(letter(id, OTTO, "Re: [#1001] My own matter", "Now I cannot sign in", person()));

        var follower = newest();
        assertThat(view(follower).followed()).isEqualTo(id);
        assertThat(view(follower).requesterEmail()).isEqualTo(OTTO);
        assertThat(view(follower).requesterName()).isEqualTo("Otto Other");
        assertThat(view(follower).subject()).isEqualTo("My own matter");
        assertThat(view(follower).participants()).containsExactly("copy@other.example");
        assertThat(entries(follower))
                .filteredOn(entry -> entry.kind() == ActivityKind.MAIL_IN)
                .singleElement()
                .satisfies(entry -> assertThat(entry.attachments())
                        .extracting(AttachmentInfo::fileName)
                        .containsExactly("screen.png"));
        assertThat(said(id)).doesNotContain("Now I cannot sign in");
        assertThat(post).last().satisfies(ack -> assertThat(ack.to()).isEqualTo(OTTO));
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);

        told(() -> answered(follower, "We look into it"));
        assertThat(post)
                .last()
                .satisfies(answer -> assertThat(answer.references()).first().isEqualTo("<1@mail.example>"));
    }

    @Test
    void nobody_is_told_that_a_letter_came_in_which_no_machine_may_answer() {
        var id = closed("Cannot sign in");
        var before = post.size();

        delivered(letter(id, OTTO, "Re: it", "Now I cannot sign in", noReply()));

        assertThat(view(newest()).followed()).isEqualTo(id);
        assertThat(post).hasSize(before);
    }

    @Test
    void the_customers_own_letter_to_a_closed_ticket_stays_theirs() {
        var id = closed("Cannot sign in");

        delivered(letter(id, CUSTOMER, "Re: [#1001] Cannot sign in", "Now the printer is broken", person()));

        assertThat(view(newest()).requesterEmail()).isEqualTo(CUSTOMER);
        assertThat(view(newest()).requesterName()).isEqualTo("Carla Kunde");
        assertThat(view(newest()).subject()).isEqualTo("Cannot sign in");
    }

    @Test
    void a_strangers_letter_about_a_solution_is_a_ticket_of_the_stranger() {
        var id = received("Cannot sign in", "password");
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofMinutes(1));

        delivered(letter(id, OTTO, "Help", "Now I cannot sign in", person()));

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(view(newest()).requesterEmail()).isEqualTo(OTTO);
        assertThat(view(newest()).followed()).isEqualTo(id);
        assertThat(said(newest())).containsExactly("Now I cannot sign in");
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

    private void texted(String sid, String text) {
        var received = new ReceivedText(sid, "+491711234567", "+4930123456", text, List.of(), null);
        told(() -> assertThat(inbox.take("twilio", sid, ReceivedText.KIND, null, received.toPayload(), null))
                .isTrue());
        inboxHandled();
    }

    private TicketId closed(String subject) {
        var id = received(subject, "password");
        close(id);
        return id;
    }

    private void close(TicketId id) {
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofDays(7));
        afterAllJobs();
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
    }

    private TicketId newest() {
        return asTenant(() -> {
            Optional<TicketId> newest = Optional.empty();
            for (var number = 1001L; tickets.byNumber(number).isPresent(); number++) {
                newest = tickets.byNumber(number);
            }
            return newest.orElseThrow();
        });
    }

    private void taken(TicketId id) {
        told(() -> desk.taken(id, "tina"));
    }

    private void answered(TicketId id, String text) {
        conversation.answer(
                id,
                text,
                "tina",
                null,
                SendKey.of("answer", id.toString(), clock.instant().toString()),
                null,
                null);
    }

    private void worked(TicketId id, String outcome, String text) {
        var work = tasks.createTaskQuery()
                .processInstanceId(instance(id))
                .taskDefinitionKey("Task_WorkTicket")
                .singleResult();
        var values = new HashMap<String, Object>(Map.of("outcome", outcome, "told", "mail", "text", text));
        if (outcome.equals("resolved")) {
            values.put("article", "no");
        }
        completeTask(work, values);
    }

    private List<Activity> entries(TicketId id) {
        return asTenant(() -> timeline.page(id.record(), null, 100).activities());
    }

    /** What somebody outside said in a ticket, newest first. */
    private List<String> said(TicketId id) {
        return entries(id).stream()
                .filter(entry -> entry.direction() == Direction.IN && entry.body() != null)
                .map(Activity::body)
                .toList();
    }

    private List<ClockKind> running(TicketId id) {
        return view(id).clocks().stream()
                .filter(ClockView::running)
                .map(ClockView::kind)
                .toList();
    }

    private ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Of our newest letter of that subject. */
    private String messageIdOf(String subject) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select message_id from crm.activity where subject = ? and direction = 'out' "
                                + "order by occurred_at desc, id desc limit 1")
                        .param(subject)
                        .query(String.class)
                        .single());
    }

    private ReceivedMail letter(TicketId id, String from, String subject, String text, MailFacts facts) {
        return mail(
                from,
                List.of(ReplyAddress.of("support@acme.test", id.record()), "copy@other.example"),
                subject,
                text,
                facts);
    }

    private ReceivedMail report(String action, String status, String about, String recipient) {
        return mail(
                "mailer-daemon@big.example",
                List.of("support@acme.test"),
                "Undelivered",
                "It failed",
                facts(
                        true,
                        "delivery-status",
                        false,
                        false,
                        about,
                        "",
                        List.of(new Delivery(recipient, action, status, "550"))));
    }

    private ReceivedMail complaint(String about) {
        return mail(
                "postmaster@big.example",
                List.of("support@acme.test"),
                "Complaint",
                "Spam",
                facts(false, "feedback-report", false, false, about, "abuse", List.of()));
    }

    private ReceivedMail mail(String from, List<String> to, String subject, String text, MailFacts facts) {
        received++;
        return new ReceivedMail(
                "<" + received + "@mail.example>",
                null,
                List.of(),
                from,
                from.equals(OTTO) ? "Otto Other" : null,
                to,
                subject,
                text,
                null,
                clock.instant(),
                !facts.autoSubmitted().isEmpty(),
                List.of(new ReceivedAttachment("screen.png", "image/png", 2, new byte[] {1, 2})),
                facts);
    }

    private static MailFacts person() {
        return facts(false, "", false, false, null, "", List.of());
    }

    private static MailFacts noReply() {
        return facts(false, "", true, false, null, "", List.of());
    }

    private static MailFacts spam() {
        return facts(false, "", false, true, null, "", List.of());
    }

    private static MailFacts facts(
            boolean machine,
            String reportType,
            boolean noReply,
            boolean spam,
            @Nullable String about,
            String feedback,
            List<Delivery> deliveries) {
        return new MailFacts(
                machine,
                machine ? "auto-replied" : "",
                false,
                "",
                false,
                reportType,
                machine,
                noReply,
                false,
                spam,
                false,
                feedback,
                about,
                deliveries);
    }
}
