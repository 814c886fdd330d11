package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said in a ticket that is over, or not theirs, becomes a ticket of whoever said it. */
class TicketFollowUpTest extends TicketCorrespondence {
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
    void whoever_writes_again_about_what_is_over_goes_on_in_the_ticket_that_follows() {
        var id = closed("Cannot sign in");
        var key = view(id).customerKey();

        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Now the printer is broken", person()));
        var follower = newest();
        clock.moveBy(Duration.ofMinutes(5));
        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "It smokes, too", person()));
        told(() -> conversation.wroteByPortal(key, "And it hums"));

        assertThat(newest()).isEqualTo(follower);
        assertThat(said(follower)).containsExactly("And it hums", "It smokes, too", "Now the printer is broken");
        assertThat(entries(follower))
                .filteredOn(entry -> entry.kind() == ActivityKind.MAIL_IN)
                .allSatisfy(entry -> assertThat(entry.attachments()).hasSize(1));
        assertThat(said(id)).doesNotContain("It smokes, too", "And it hums");
        assertThat(view(follower).lastCustomerAt()).isEqualTo(clock.instant());
    }

    @Test
    void what_follows_is_each_ones_own() {
        var id = closed("Cannot sign in");
        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Now the printer is broken", person()));
        var customers = newest();
        delivered(letter(id, OTTO, "My own matter", "Now I cannot sign in", person()));
        var ottos = newest();

        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "It smokes, too", person()));
        delivered(letter(id, OTTO, "My own matter", "Nor can my neighbour", person()));

        assertThat(ottos).isNotEqualTo(customers);
        assertThat(said(customers)).containsExactly("It smokes, too", "Now the printer is broken");
        assertThat(said(ottos)).containsExactly("Nor can my neighbour", "Now I cannot sign in");
    }

    @Test
    void what_follows_and_is_over_is_followed_in_turn() {
        var id = closed("Cannot sign in");
        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Now the printer is broken", person()));
        var first = newest();
        close(first);

        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Now the door is stuck", person()));
        var second = newest();
        delivered(letter(first, CUSTOMER, "Re: Cannot sign in", "A window, too", person()));
        var third = newest();
        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Two windows", person()));

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(said(second)).containsExactly("Now the door is stuck");
        assertThat(said(third)).containsExactly("Two windows", "A window, too");
        assertThat(newest()).isEqualTo(third);
    }

    @Test
    void what_follows_is_where_it_went() {
        var id = closed("Cannot sign in");
        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "Now the printer is broken", person()));
        var follower = newest();
        var other = received("The printer", "It does not print");
        told(() -> desk.merge(follower, other, "tina"));

        delivered(letter(id, CUSTOMER, "Re: Cannot sign in", "It smokes, too", person()));

        assertThat(newest()).isEqualTo(other);
        assertThat(said(other)).contains("It smokes, too");
    }
}
