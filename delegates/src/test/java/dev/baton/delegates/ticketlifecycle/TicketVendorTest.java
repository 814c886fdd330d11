package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.mailroom.Bounce;
import dev.baton.mailroom.Correspondent;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.SideConversation;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.SideState;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What we have to say to vendors about a ticket, and they to us: apart from its customer. */
class TicketVendorTest extends TicketProcessTest {
    private static final String VENDOR = "vera@vendor.example";
    private static final String OUR_LETTER = "<ours@acme.test>";

    @Autowired
    private SideConversations sides;

    @Autowired
    private Timeline timeline;

    @Autowired
    private List<Correspondent> correspondents;

    @Autowired
    private TicketPrivacy privacy;

    @Test
    void a_vendor_answers_in_a_thread_of_its_own_and_the_customer_hears_nothing_of_it() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        worked("wait-vendor", "nothing", null);
        var told = toCustomer();
        var left = resolution(id).left();

        assertThat(to(side)).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(VENDOR);
            assertThat(mail.subject()).isEqualTo("Is it a defect?").doesNotContain("#");
        });
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_VENDOR);

        clock.moveTo(Instant.parse("2026-11-03T09:00:00Z"));
        assertThat(resolution(id).left()).isEqualTo(left);
        delivered("<v1@vendor.example>", OUR_LETTER, VENDOR, "support@acme.test", "It is: take version 7");

        assertThat(side(id, side).state()).isEqualTo(SideState.ANSWERED);
        assertThat(words(side.record())).contains("It is: take version 7");
        assertThat(words(id.record())).doesNotContain("It is: take version 7");
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).lastCustomerAt()).isEqualTo(MONDAY_TEN);
        assertThat(resolution(id).running()).isTrue();
        assertThat(resolution(id).left()).isEqualTo(left);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).isEqualTo(told);
        assertThat(post)
                .noneMatch(mail -> mail.to().equals(CUSTOMER) && mail.text().contains("version 7"));
        var shownToThem = Set.of(ActivityKind.MAIL_IN, ActivityKind.MAIL_OUT, ActivityKind.WEB_FORM);
        assertThat(asTenant(() -> timeline.page(id.record(), shownToThem, null, 50))
                        .activities())
                .as("what the portal can show")
                .extracting(Activity::body)
                .containsExactly("There is an error in the report");
        assertThat(to("tina")).extracting(OutgoingMail::subject).contains("A vendor has answered: #1001 An error");
    }

    @Test
    void the_clock_stands_until_the_last_vendor_has_answered() {
        var id = received("An error", "There is an error in the report");
        var first = asked(id, VENDOR);
        var second = asked(id, "walt@other-vendor.example");
        worked("wait-vendor", "nothing", null);

        deliveredTo(first, "<v1@vendor.example>", VENDOR, "Not ours");
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_VENDOR);
        assertThat(resolution(id).running()).isFalse();

        deliveredTo(second, "<w1@other-vendor.example>", "walt@other-vendor.example", "Ours");
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(resolution(id).running()).isTrue();
        assertThat(words(first.record())).doesNotContain("Ours");
    }

    @Test
    void a_silent_vendor_is_reminded_twice_and_then_work_goes_on_without_them() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        worked("wait-vendor", "nothing", null);

        at("2026-11-05T09:30:00Z");
        assertThat(to(side))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(mail.automatic()).isTrue());
        at("2026-11-10T09:30:00Z");
        assertThat(to(side)).hasSize(3);
        assertThat(view(id).status()).as("we go on waiting").isEqualTo(TicketStatus.WAITING_VENDOR);
        assertThat(passed(instance(id))).contains("Gateway_VendorAwaited");
        at("2026-11-16T09:30:00Z");

        assertThat(to(side)).as("no third reminder").hasSize(3);
        assertThat(side(id, side).endedBy()).isEqualTo("silence");
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(talk(id))).contains("EndEvent_GivenUp");
        assertEnded(talk(id));
    }

    @Test
    void whoever_asked_writes_again_and_ends_it() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        deliveredTo(side, "<v1@vendor.example>", VENDOR, "Which version?");

        told(() -> sides.write(side, "Version 6", "tina", SendKey.of("again", side.toString())));
        told(() -> sides.write(side, "Version 6", "tina", SendKey.of("again", side.toString())));

        assertThat(to(side)).hasSize(2).last().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Re: Is it a defect?");
            assertThat(mail.inReplyTo()).isEqualTo("<v1@vendor.example>");
        });
        assertThat(side(id, side).state()).isEqualTo(SideState.WAITING);

        told(() -> sides.close(side));

        assertThat(side(id, side).endedBy()).isEqualTo("agent");
        assertThat(passed(talk(id))).contains("Message_WeWentOn", "Message_Changed", "EndEvent_Ended");
        assertEnded(talk(id));
        assertThatThrownBy(() -> told(() -> sides.write(side, "More", "tina", SendKey.of("more", side.toString()))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void ending_the_last_conversation_brings_the_ticket_back_to_work() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        worked("wait-vendor", "nothing", null);

        told(() -> sides.close(side));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_VendorAnswered");
    }

    @Test
    void an_answer_that_is_faster_than_the_process_is_not_missed() {
        var id = received("An error", "There is an error in the report");
        var side = SideConversationId.create();
        asTenant(() -> {
            sides.start(side, id, VENDOR, "Is it a defect?", "It says 4711.", "tina");
            return true;
        });
        completeOnly("Task_WorkTicket", Map.of("outcome", "wait-vendor", "told", "nothing"));
        deliveredTo(side, "<v1@vendor.example>", VENDOR, "It is");

        assertThat(side(id, side).state()).isEqualTo(SideState.ANSWERED);
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(waitsAt(talk(id))).contains("Message_WeWentOn");
    }

    @Test
    void conversations_end_with_their_ticket() {
        var id = received("Cannot sign in", "password");
        var side = asked(id, VENDOR);
        worked("resolved", "mail", "Try again");
        at("2026-11-04T10:00:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(side(id, side).endedBy()).isEqualTo("ticket");
        assertEnded(talk(id));
        assertThatThrownBy(() -> asked(id, VENDOR)).isInstanceOf(Rejected.class);

        deliveredTo(side, "<v1@vendor.example>", VENDOR, "Late, but it is");
        assertThat(words(side.record())).contains("Late, but it is");
        assertThat(side(id, side).state()).isEqualTo(SideState.CLOSED);
        assertThat(asTenant(() -> tickets.byNumber(1002)))
                .as("no ticket follows")
                .isEmpty();
    }

    @Test
    void conversations_of_a_merged_ticket_end_and_stand_with_its_survivor() {
        var id = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password of all");
        var side = asked(id, VENDOR);

        told(() -> desk.merge(id, target, "tina"));

        assertThat(side(target, side).endedBy()).isEqualTo("ticket");
        assertEnded(talk(id));
    }

    @Test
    void what_the_customer_says_in_a_vendors_thread_is_in_their_ticket() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        deliveredTo(side, "<v1@vendor.example>", VENDOR, "I send Carla a copy");
        clock.moveBy(Duration.ofMinutes(1));

        delivered("<c1@customer.example>", "<v1@vendor.example>", CUSTOMER, VENDOR, "Who are you?");

        assertThat(words(id.record())).contains("Who are you?");
        assertThat(words(side.record())).doesNotContain("Who are you?");
        assertThat(view(id).lastCustomerAt()).isEqualTo(clock.instant());
        clock.moveBy(Duration.ofMinutes(1));

        delivered("<v2@vendor.example>", "<c1@customer.example>", VENDOR, CUSTOMER, "The vendor");

        assertThat(words(side.record())).contains("The vendor");
        assertThat(words(id.record())).doesNotContain("The vendor");
        assertThat(view(id).lastCustomerAt()).isBefore(clock.instant());
    }

    @Test
    void a_letter_to_a_vendor_that_comes_back_is_seen_with_the_conversation() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);
        worked("wait-vendor", "nothing", null);

        told(() -> correspondents.stream()
                .filter(one -> one.type() == RecordType.SIDE_CONVERSATION)
                .forEach(one -> one.bounced(
                        side.record(), new Bounce(OUR_LETTER, VENDOR, true, "5.1.1", "550 No such user"), true)));

        assertThat(side(id, side).state()).isEqualTo(SideState.RETURNED);
        assertThat(side(id, side).returnReason()).isEqualTo("550 No such user");
        assertThat(view(id).unreachable()).as("the customer can be reached").isFalse();
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void a_machine_of_the_vendor_does_not_answer_for_them() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);

        delivered(new ReceivedMail(
                "<auto@vendor.example>",
                OUR_LETTER,
                List.of(OUR_LETTER),
                VENDOR,
                null,
                List.of("support@acme.test"),
                "Out of office",
                "I am away",
                null,
                clock.instant(),
                true,
                List.of()));

        assertThat(words(side.record())).contains("I am away");
        assertThat(side(id, side).state()).isEqualTo(SideState.WAITING);
    }

    @Test
    void a_customer_is_no_vendor_and_nothing_is_no_letter() {
        var id = received("An error", "There is an error in the report");

        assertThatThrownBy(() -> asked(id, CUSTOMER)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> told(() -> sides.start(SideConversationId.create(), id, "nobody", "", "", "tina")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("vendor", "subject", "text"));
    }

    @Test
    void a_person_who_is_forgotten_is_forgotten_in_what_vendors_were_told() {
        var id = received("An error", "There is an error in the report");
        var side = asked(id, VENDOR);

        told(() -> privacy.requestErasure(id));

        assertThat(side(id, side).vendor()).isNull();
        assertThat(side(id, side).subject()).isEmpty();
        assertThat(words(side.record())).isEmpty();
        assertEnded(talk(id));
    }

    private SideConversationId asked(TicketId id, String vendor) {
        var side = asTenant(() -> {
            var begun = SideConversationId.create();
            sides.start(begun, id, vendor, "Is it a defect?", "It says 4711.", "tina");
            sides.start(begun, id, vendor, "Is it a defect?", "It says 4711.", "tina");
            var mine = vendor.equals(VENDOR) ? OUR_LETTER : "<also-" + vendor + ">";
            timeline.add(NewActivity.of(begun.record(), ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                    .subject("Is it a defect?")
                    .body("It says 4711.")
                    .messageId(mine));
            return begun;
        });
        afterAllJobs();
        return side;
    }

    private void deliveredTo(SideConversationId side, String messageId, String from, String text) {
        clock.moveBy(Duration.ofSeconds(1));
        delivered(messageId, null, from, ReplyAddress.of("support@acme.test", side.record()), text);
    }

    private void delivered(String messageId, @Nullable String inReplyTo, String from, String to, String text) {
        delivered(new ReceivedMail(
                messageId,
                inReplyTo,
                List.of(),
                from,
                null,
                List.of(to),
                "Re: Is it a defect?",
                text,
                null,
                clock.instant(),
                false,
                List.of()));
    }

    private List<String> words(RecordRef record) {
        return asTenant(() -> timeline.page(record, null, 50)).activities().stream()
                .filter(activity -> activity.kind() != ActivityKind.STATUS && activity.body() != null)
                .map(Activity::body)
                .toList();
    }

    private List<OutgoingMail> to(SideConversationId side) {
        return post.stream().filter(mail -> mail.record().equals(side.record())).toList();
    }

    private SideConversation side(TicketId id, SideConversationId side) {
        return asTenant(() -> sides.of(id, signedIn("tina"))).stream()
                .filter(one -> one.id().equals(side))
                .findFirst()
                .orElseThrow();
    }

    private ClockView resolution(TicketId id) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == ClockKind.RESOLUTION)
                .findFirst()
                .orElseThrow();
    }

    /** The instance that carries the only conversation about a ticket. */
    private String talk(TicketId id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.record().toString())
                .processDefinitionKey("side-conversation")
                .singleResult()
                .getId();
    }
}
