package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.consent.ConsentService;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Rejected;
import dev.baton.ticket.CopyReader;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Activity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets a copy of an answer, and who does not. */
class TicketCopiesTest extends TicketCorrespondence {
    private static final String BOSS = "boss@engines.example";
    private static final String COPY = "copy@other.example";

    @Autowired
    private ConsentService consents;

    @Autowired
    private SideConversations sides;

    @Autowired
    private SenderAddresses senders;

    private TicketId id;
    private int answers;

    @BeforeEach
    void a_ticket() {
        asTenant(() -> senders.add("support@acme.test", "Acme", ""));
        id = received("Cannot sign in", "password");
    }

    @Test
    void whoever_was_named_gets_copies_until_they_are_left_out() {
        answer(List.of("Boss@Engines.example", " " + BOSS, CUSTOMER));
        answer(null);
        answer(List.of());
        answer(null);

        assertThat(copies()).containsExactly(List.of(BOSS), List.of(BOSS), List.<String>of(), List.of());
        assertThat(view(id).participants()).containsExactly(BOSS);
        assertThat(readers()).containsExactly(new CopyReader(BOSS, false, false, null, false, true));
    }

    @Test
    void who_takes_part_and_stands_in_the_customers_letter_gets_a_copy_and_who_is_new_in_it_waits_for_a_nod() {
        answer(List.of(BOSS));
        answer(List.of());
        delivered(mail(
                CUSTOMER, List.of("support@acme.test", BOSS, COPY), "Re: [#1001] Cannot sign in", "Still", person()));

        assertThat(readers())
                .containsExactly(
                        new CopyReader(BOSS, true, false, null, false, true),
                        new CopyReader(COPY, false, true, null, false, true));
        answer(null);
        assertThat(copies()).last().isEqualTo(List.of(BOSS));

        answer(List.of(BOSS, COPY));
        answer(null);
        assertThat(copies()).last().isEqualTo(List.of(BOSS, COPY));
    }

    @Test
    void what_is_written_in_a_task_goes_to_the_same_people_and_what_no_person_wrote_to_the_customer_alone() {
        answer(List.of(BOSS));

        worked(id, "wait-customer", "Which month?");
        assertThat(post).last().satisfies(letter -> {
            assertThat(letter.text()).contains("Which month?");
            assertThat(letter.cc()).containsExactly(BOSS);
        });
        clock.moveBy(Duration.ofDays(4));
        afterAllJobs();

        assertThat(post).last().satisfies(letter -> {
            assertThat(letter.automatic()).isTrue();
            assertThat(letter.cc()).isEmpty();
        });
    }

    @Test
    void customers_whose_tickets_became_one_are_strangers_until_one_of_us_says_otherwise() {
        for (var last : List.of("nobody", "we", "they", "they, since")) {
            id = received("Cannot sign in, " + last, "password");
            var other = received(TicketChannel.EMAIL, "I neither, " + last, "password", OTTO);
            if (last.equals("they")) {
                delivered(mail(OTTO, List.of(tokenOf(other), COPY), "Re: it", "Any news?", person()));
            }
            answer(other, List.of(COPY));
            if (last.equals("they")) {
                delivered(mail(OTTO, List.of(tokenOf(other), COPY), "Re: it", "Any news?", person()));
            }
            told(() -> desk.merge(other, id, "tina"));
            if (last.equals("they, since")) {
                delivered(mail(OTTO, List.of(tokenOf(other), COPY), "Re: it", "Any news?", person()));
            }

            var with = view(other).number();
            assertThat(readers())
                    .as(last)
                    .containsExactly(
                            new CopyReader(COPY, false, false, with, false, true),
                            new CopyReader(OTTO, false, false, with, false, true));
            assertThat(asTenant(() -> sight.ofCustomer(view(id).customerKey())).participants())
                    .as("whose words the portal shows")
                    .isEmpty();
            answer(null);
            assertThat(copies()).last().isEqualTo(List.of());

            answer(List.of(OTTO));
            answer(null);
            assertThat(copies()).last().isEqualTo(List.of(OTTO));
        }
    }

    @Test
    void who_reads_along_in_two_tickets_of_one_customer_goes_on_to_where_they_are_one() {
        var other = received("Nor can I print", "printer");
        answer(other, List.of(COPY));
        told(() -> desk.merge(other, id, "tina"));

        assertThat(readers()).containsExactly(new CopyReader(COPY, true, false, null, false, true));
    }

    @Test
    void a_stranger_stays_one_when_tickets_become_one_again_apart_or_go_on() {
        var ottos = received(TicketChannel.EMAIL, "I neither", "password", OTTO);
        var number = view(ottos).number();
        answer(ottos, List.of(COPY));
        answer(List.of(BOSS));
        told(() -> desk.merge(ottos, id, "tina"));
        var whole = received("Nor there", "password");
        told(() -> desk.merge(id, whole, "tina"));

        assertThat(asTenant(() -> sight.copyReaders(whole, signedIn("tina", "support-l1"))))
                .containsExactly(
                        new CopyReader(BOSS, false, false, null, false, true),
                        new CopyReader(COPY, false, false, number, false, true),
                        new CopyReader(OTTO, false, false, number, false, true));

        var part = asTenant(() -> desk.split(whole, "Another matter", "", List.of(), "tina"));
        assertThat(view(part).participants()).containsExactly(BOSS);
        close(whole);
        delivered(letter(whole, CUSTOMER, "Re: it", "Now the printer is broken", person()));
        assertThat(view(newest()).participants()).containsExactlyInAnyOrder(BOSS, COPY);
    }

    @Test
    void an_address_that_was_corrected_gets_nothing_more() {
        answer(List.of(BOSS));
        told(() -> conversation.unreachable(id, true, "carla@new.example", "She moved", "tina"));

        assertThat(readers()).extracting(CopyReader::address).containsExactly(BOSS);
        answer(null);
        assertThat(post).last().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("carla@new.example");
            assertThat(letter.cc()).isEmpty();
        });
    }

    @Test
    void what_came_last_counts_whatever_its_writers_clock_says() {
        answer(List.of(BOSS));
        var slow = mail(CUSTOMER, List.of(tokenOf(id), COPY), "Re: it", "Still", person());
        clock.moveBy(Duration.ofMinutes(10));
        answer(List.of(BOSS));

        delivered(slow);

        assertThat(readers())
                .containsExactly(
                        new CopyReader(BOSS, false, false, null, false, true),
                        new CopyReader(COPY, false, true, null, false, true));
    }

    @Test
    void one_of_us_in_copy_stays_there_and_what_only_we_are_told_stays_ours() {
        var colleague = "tina@acme.test";
        told(() -> desk.taken(id, "tina"));
        answer(List.of(colleague));
        delivered(mail(CUSTOMER, List.of(tokenOf(id), colleague), "Re: it", "Still", person()));
        var notice = post.get(post.size() - 1);
        assertThat(notice.to()).isEqualTo(colleague);
        assertThat(notice.toOurselves()).isTrue();

        assertThat(readers()).containsExactly(new CopyReader(colleague, true, false, null, false, true));
        var before = post.size();
        delivered(report("failed", "5.1.1", messageIdOf(notice.subject()), colleague));
        assertThat(post).as("a notice that comes back is told to nobody").hasSize(before);

        answer(List.of());
        assertThat(post.get(post.size() - 1).references()).isNotEmpty().doesNotContain(messageIdOf(notice.subject()));
    }

    @Test
    void who_calls_a_copy_spam_is_written_to_no_more_and_the_customer_is() {
        answer(List.of(BOSS, COPY));
        var letter = messageIdOf("Re: [#1001] Cannot sign in");

        delivered(complaint(letter));
        assertThat(readers())
                .as("nobody knows who")
                .extracting(CopyReader::reachable)
                .containsOnly(true);
        assertThat(view(id).unreachable()).isFalse();
        delivered(complaint(letter, envelopeTo(id, BOSS)));

        assertThat(readers())
                .extracting(CopyReader::address, CopyReader::reachable)
                .containsExactly(tuple(BOSS, false), tuple(COPY, true));
        answer(null);
        assertThat(copies()).last().isEqualTo(List.of(COPY));
    }

    @Test
    void who_must_not_get_a_copy_is_said_before_anything_leaves() {
        told(() -> sides.start(
                SideConversationId.create(), id, "vera@vendor.example", "Is it a defect?", "It says 4711.", "tina"));
        told(() -> consents.suppress("gone@engines.example", "bounce"));
        var before = post.size();

        for (var wrong : List.of(
                "no address",
                "support@acme.test",
                "vera@vendor.example",
                "Gone@engines.example",
                "support+x@acme.test",
                "a@b@c",
                "")) {
            assertThatThrownBy(() -> answer(List.of(BOSS, wrong)))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            refused -> assertThat(refused.messageKey()).startsWith("ticket.copy-"));
        }
        var many = Stream.iterate(1, n -> n + 1)
                .limit(51)
                .map(n -> "reader" + n + "@engines.example")
                .toList();
        assertThatThrownBy(() -> answer(many)).isInstanceOf(Rejected.class);

        assertThat(post).hasSize(before);
        assertThat(view(id).participants()).isEmpty();
    }

    @Test
    void our_own_mailboxes_vendors_and_who_wants_no_letters_are_not_offered() {
        answer(List.of(BOSS));
        told(() -> consents.suppress(BOSS, "bounce"));
        told(() -> sides.start(
                SideConversationId.create(), id, "vera@vendor.example", "Is it a defect?", "It says 4711.", "tina"));
        delivered(mail(
                CUSTOMER,
                List.of("support@acme.test", BOSS, "vera@vendor.example"),
                "Re: [#1001] Cannot sign in",
                "Still",
                person()));

        assertThat(readers()).containsExactly(new CopyReader(BOSS, false, false, null, false, false));
        answer(null);
        assertThat(copies()).last().isEqualTo(List.of());
    }

    @Test
    void a_copy_that_comes_back_is_told_and_keeps_nobody_from_being_answered() {
        answer(List.of(BOSS));

        delivered(report(envelopeTo(id, BOSS), "failed", "5.1.1", null, BOSS));

        assertThat(view(id).unreachable()).isFalse();
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(entries(id)).extracting(Activity::subject).contains("A copy could not be delivered");
        assertThat(readers()).containsExactly(new CopyReader(BOSS, false, false, null, true, true));
        answer(null);
        assertThat(copies()).last().as("an address that does not exist").isEqualTo(List.of());
    }

    @Test
    void a_report_that_anybody_in_copy_can_write_silences_nobody() {
        answer(List.of(BOSS));
        var letter = messageIdOf("Re: [#1001] Cannot sign in");

        delivered(report("failed", "5.1.1", letter, CUSTOMER));
        delivered(report("failed", "5.1.1", letter, ""));
        delivered(complaint(letter));

        assertThat(view(id).unreachable()).isFalse();
        answer(null);
        assertThat(copies()).last().isEqualTo(List.of(BOSS));
    }

    @Test
    void whoever_is_texted_is_alone() {
        var texter = received(TicketChannel.SMS, "Hello", "Hello", null);

        assertThat(asTenant(() -> sight.copyReaders(texter, signedIn("tina", "support-l1"))))
                .isEmpty();
    }

    private static String tokenOf(TicketId ticket) {
        return ReplyAddress.of("support@acme.test", ticket.record());
    }

    private void answer(@Nullable List<String> cc) {
        answer(id, cc);
    }

    private void answer(TicketId ticket, @Nullable List<String> cc) {
        answers++;
        clock.moveBy(Duration.ofMinutes(1));
        told(() -> conversation.answer(
                ticket, TicketAnswer.of("Try again").cc(cc), "tina", SendKey.of("answer", "" + answers), null, null));
    }

    /** Of what we answered, in its order. */
    private List<List<String>> copies() {
        return post.stream()
                .filter(letter -> !letter.automatic() && letter.to().equals(CUSTOMER))
                .map(OutgoingMail::cc)
                .toList();
    }

    private List<CopyReader> readers() {
        return asTenant(() -> sight.copyReaders(id, signedIn("tina", "support-l1")));
    }
}
