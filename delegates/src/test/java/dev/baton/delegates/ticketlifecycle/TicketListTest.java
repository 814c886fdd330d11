package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.mail.Enclosure;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.ticket.Priority;
import dev.baton.ticket.RelatedTicket;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketFilter;
import dev.baton.ticket.TicketFilter.View;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketList;
import dev.baton.ticket.TicketRow;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentInfo;
import dev.baton.timeline.NewAttachment;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk's lists, on tickets that travel. */
class TicketListTest extends TicketProcessTest {
    @Autowired
    private Timeline timeline;

    @Test
    void each_view_shows_what_it_says_and_counts_as_much() {
        var waiting = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var done = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        var open = received("Invoice", "Your invoice is wrong");
        var unsure = received("Hm", "Something strange");
        told(() -> desk.declareIncident(open, "tina"));

        assertThat(listed(View.OPEN)).containsExactlyInAnyOrder(open, unsure);
        assertThat(listed(View.WAITING)).containsExactly(waiting);
        assertThat(listed(View.DONE)).containsExactly(done);
        assertThat(listed(View.INCIDENTS)).containsExactly(open);
        assertThat(listed(View.TRIAGE)).containsExactly(unsure);
        assertThat(listed(View.MINE)).containsExactly(waiting);
        assertThat(listed(View.UNASSIGNED)).containsExactlyInAnyOrder(open, unsure);
        assertThat(listed(View.ALL)).containsExactlyInAnyOrder(waiting, done, open, unsure);
    }

    @Test
    void what_is_due_first_comes_first_page_by_page() {
        for (var subject : List.of("A question", "Cannot sign in", "An error", "Invoice", "Hm", "Outage")) {
            received(
                    subject,
                    subject.equals("A question") ? "How?" : subject.equals("Cannot sign in") ? "password" : subject);
        }
        var paged = new ArrayList<TicketRow>();
        String cursor = null;
        do {
            TicketList page = page(View.ALL, null, null, cursor, 2);
            paged.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(6).extracting(TicketRow::id).doesNotHaveDuplicates();
        assertThat(paged.stream().map(TicketRow::dueAt).filter(due -> due != null))
                .isSorted();
        assertThat(paged.get(paged.size() - 1).dueAt())
                .as("what is not promised comes last")
                .isNull();
    }

    @Test
    void a_list_is_searched_and_filtered_and_says_what_is_late() {
        var id = received("Cannot sign in", "password");
        received("Invoice", "Your invoice is wrong");

        assertThat(page(View.ALL, "sign", null, null, 10).rows())
                .extracting(TicketRow::id)
                .containsExactly(id);
        assertThat(page(View.ALL, "1001", null, null, 10).rows())
                .extracting(TicketRow::id)
                .containsExactly(id);
        assertThat(page(View.ALL, "%_'", null, null, 10).rows()).hasSize(2);
        assertThat(page(View.ALL, null, "finance-ar", null, 10).rows()).hasSize(1);
        assertThat(page(View.OPEN, null, null, null, 10).rows()).noneMatch(TicketRow::breached);
        clock.moveBy(Duration.ofDays(3));
        assertThat(page(View.OPEN, null, null, null, 10).rows()).allMatch(TicketRow::breached);
    }

    @Test
    void a_ticket_is_found_by_what_was_said_and_only_by_those_who_may_read_it() {
        var id = received("Cannot sign in", "The password of the Zeppelin is gone");
        received("Cannot sign in", "password");
        told(() -> conversation.note(id, "Ask Balthasar", "tina"));

        assertThat(page(View.ALL, "zeppel", null, null, 10).rows())
                .extracting(TicketRow::id)
                .containsExactly(id);
        assertThat(page(View.ALL, "ask balthasar", null, null, 10).rows()).hasSize(1);
        assertThat(page(View.ALL, "zeppelin nowhere", null, null, 10).rows()).isEmpty();
        assertThat(page(View.DONE, "zeppelin", null, null, 10).rows()).isEmpty();
        var reader = new SignedIn("rita", "rita", tenant.value(), Set.of(Role.READ_ONLY), Set.of(), false);
        var filter = new TicketFilter("zeppelin", View.ALL, null, null);
        assertThat(asTenant(() -> sight.list(filter, null, 10, reader)).rows()).isEmpty();
        assertThat(asTenant(() -> sight.countUpTo(filter, 10, tina()))).isEqualTo(1);
    }

    @Test
    void what_the_same_person_asked_stands_together() {
        var id = received("Cannot sign in", "password");
        var other = received("Invoice", "Your invoice is wrong");
        received(TicketChannel.EMAIL, "Hm", "Something strange", "somebody@else.example");

        assertThat(asTenant(() -> sight.ofSameRequester(id, 5, tina())))
                .extracting(RelatedTicket::id)
                .containsExactly(other);
    }

    @Test
    void files_leave_with_an_answer_and_come_in_by_the_portal() {
        var id = received("Cannot sign in", "password");
        var manual = new NewAttachment("../manual\u202e.pdf", "application/pdf", new byte[] {1, 2, 3});
        var key = SendKey.of("answer", id.toString());
        told(() ->
                conversation.answer(id, TicketAnswer.of("Read this").files(List.of(manual)), "tina", key, null, null));
        told(() -> conversation.wroteByPortal(
                view(id).customerKey(), "Look", List.of(new NewAttachment("", "no type", new byte[] {4}))));

        assertThat(post.get(post.size() - 1).enclosures())
                .extracting(Enclosure::fileName, Enclosure::contentType)
                .containsExactly(tuple("manual.pdf", "application/pdf"));
        var said = asTenant(() -> timeline.page(id.record(), Set.of(ActivityKind.WEB_FORM), null, 5))
                .activities()
                .get(0);
        assertThat(said.attachments())
                .extracting(AttachmentInfo::fileName, AttachmentInfo::contentType)
                .containsExactly(tuple("file-1", "application/octet-stream"));
        var file = said.attachments().get(0).id();
        assertThat(asTenant(() -> timeline.activityOfAttachment(file)))
                .hasValueSatisfying(activity -> assertThat(activity.record()).isEqualTo(id.record()));

        var large = new NewAttachment("a.bin", "x/y", new byte[6 * 1024 * 1024]);
        assertThatThrownBy(() ->
                        told(() -> conversation.wroteByPortal(view(id).customerKey(), "x", List.of(large, large))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("tickets.files.too-large");
        assertThatThrownBy(() -> told(
                        () -> conversation.wroteByPortal(view(id).customerKey(), "x", Collections.nCopies(11, manual))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("tickets.files.too-many");
    }

    @Test
    void a_ticket_that_takes_longer_than_most_will_probably_be_late() {
        var id = received("Cannot sign in", "password");
        database.in(tenant, jdbc -> jdbc.sql("""
                                insert into crm.ticket_step (id, ticket_id, cycle, step, policy, entered_at, worked_seconds,
                                                             left_seconds, solved_at)
                                select gen_random_uuid(), ?, 100 + n, 'level-1', 'high', now(), 0, 400000 + n,
                                       timestamptz '2026-10-30 12:00Z'
                                  from generate_series(1, 20) n
                                """).param(id.value()).update());

        var row = page(View.OPEN, null, null, null, 10).rows().get(0);

        assertThat(row.expectedAt()).isAfter(row.resolutionDueAt());
        assertThat(row.isAtRisk()).isTrue();
    }

    @Test
    void a_ticket_knows_its_relatives_and_shows_its_customer_only_words() {
        var id = received("Cannot sign in", "password");
        var other = received("Nobody can sign in", "password of all");
        told(() -> conversation.note(id, "They are new", "tina"));
        told(() -> desk.merge(id, other, "tina"));

        assertThat(asTenant(() -> sight.related(other, tina()))).hasSize(1);
        var words = asTenant(
                () -> timeline.page(other.record(), Set.of(ActivityKind.MAIL_IN, ActivityKind.MAIL_OUT), null, 50));
        assertThat(words.activities()).noneMatch(activity -> activity.kind() == ActivityKind.NOTE);
        assertThat(asTenant(() -> timeline.page(other.record(), Set.of(ActivityKind.NOTE), null, 50))
                        .activities())
                .hasSize(1);
    }

    private List<TicketId> listed(View view) {
        var ids = page(view, null, null, null, 50).rows().stream()
                .map(TicketRow::id)
                .toList();
        var counted = asTenant(() -> sight.countUpTo(new TicketFilter(null, view, null, null), 50, tina()));
        assertThat(counted).as("counted of " + view).isEqualTo(ids.size());
        return ids;
    }

    private TicketList page(View view, @Nullable String q, @Nullable String team, @Nullable String cursor, int size) {
        var priority = (Priority) null;
        return asTenant(() -> sight.list(new TicketFilter(q, view, team, priority), cursor, size, tina()));
    }

    private SignedIn tina() {
        return signedIn("tina", "support-l1");
    }
}
