package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willDoNothing;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Rejected;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Forms of a ticket that are refused, or come twice: nothing that was typed is lost, nothing leaves twice. */
class TicketFormsTest extends TicketPageTest {

    @Autowired
    private TicketConversation conversation;

    @Autowired
    private SideConversations sides;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private Outbox outbox;

    @Test
    void an_answer_that_comes_twice_does_not_cross_itself_and_another_text_of_its_form_is_kept() {
        var key = ArgumentCaptor.forClass(SendKey.class);
        willDoNothing().given(conversation).answer(any(), any(), any(), key.capture(), any(), any());
        ask(answering("Try again"), Role.SUPPORT);
        var letter = mock(OutboxEntry.class);
        given(letter.key()).willReturn(key.getValue());
        given(outbox.ofRecord(TicketSamples.TICKET.record())).willReturn(List.of(letter));
        willThrow(mock(CrossedLetters.class)).given(conversation).answer(any(), any(), any(), any(), any(), any());

        assertThat(ask(answering("Try again"), Role.SUPPORT).getRedirectedUrl()).isEqualTo(TICKET);
        var other = page(answering("Try it once more, please"), Role.SUPPORT, 409);

        assertThat(other.select("#answer textarea").text()).isEqualTo("Try it once more, please");
    }

    @Test
    void an_answer_that_may_not_leave_says_why_and_stays() {
        refuseAnswers();

        var page = page(answering("Try again"), Role.SUPPORT, 422);

        assertThat(page.select("#not-said").text()).contains("may not be written to any more");
        assertThat(page.select("#answer textarea").text()).isEqualTo("Try again");
        assertThat(page.select("#kept")).isEmpty();
    }

    @Test
    void what_is_noted_is_noted_once_for_each_form() {
        for (var kind : List.of("note", "call", "vendor")) {
            shown(kind.equals("vendor") ? TicketStatus.WAITING_VENDOR : TicketStatus.OPEN);
            var form = page(get(TICKET), Role.SUPPORT, 200).select("#" + kind + " form");
            var request = form.select("input[name=request]").val();

            ask(post(form.attr("action")).param("request", request).param("text", "Spoke"), Role.SUPPORT);

            verify(idempotency).onceFilledIn(eq(kind + "/" + request), contains("Spoke"), any());
        }
        verify(conversation).note(TicketSamples.TICKET, "Spoke", "anna");
        verify(conversation).called(TicketSamples.TICKET, "Spoke", "anna");
        verify(conversation).vendorAnswered(TicketSamples.TICKET, "Spoke", "anna");
    }

    @Test
    void what_has_no_place_any_more_is_shown_to_be_copied() {
        refuseAnswers();
        willThrow(new Rejected("ticket.closed", "#1042")).given(conversation).called(any(), any(), any());
        willThrow(new Rejected("ticket.closed", "#1042")).given(sides).start(any(), any(), any(), any(), any(), any());
        var call = post(TICKET + "/calls").param("request", REQUEST.toString()).param("text", "Try again");
        var vendor = post(TICKET + "/side-conversations")
                .param("request", REQUEST.toString())
                .param("vendor", "vera@vendor.example")
                .param("subject", "Is it yours?")
                .param("text", "Try again");

        for (var status : List.of(TicketStatus.CLOSED, TicketStatus.MERGED, TicketStatus.ERASED)) {
            shown(status);
            for (var form : List.of(answering("Try again"), call)) {
                var page = page(form, Role.SUPPORT, 422);
                assertThat(page.select("#kept[role=alert] textarea[readonly]").text())
                        .isEqualTo("Try again");
                assertThat(page.select("#kept").text()).contains("cannot be sent any more", "#1042");
                assertThat(page.select("#not-said")).isEmpty();
            }
            assertThat(page(vendor, Role.SUPPORT, 422)
                            .select("#kept-side textarea")
                            .text())
                    .isEqualTo("Try again");
        }
    }

    @Test
    void a_ticket_that_nobody_sorted_is_not_sorted_without_a_team_and_keeps_what_was_chosen() {
        var nobody = page(sorting("", "question"), Role.SUPPORT, 422);
        var unknown = page(sorting("nobody", "question"), Role.SUPPORT, 422);
        var nothing = page(sorting("support-l2", " "), Role.SUPPORT, 422);

        assertThat(nobody.select("#not-sorted").text()).isEqualTo("There is no such team.");
        assertThat(unknown.select("#not-sorted").text()).isEqualTo("There is no such team.");
        assertThat(unknown.select("#sort select[name=team] option[selected]").text())
                .as("no team that nobody chose")
                .isEqualTo("No team yet");
        assertThat(nothing.select("#not-sorted").text()).isEqualTo("Say what it is about.");
        assertThat(nobody.select("#sort select[name=priority] option[selected]").val())
                .isEqualTo("LOW");
        assertThat(nobody.select("#sort input[name=category]").val()).isEqualTo("question");
        assertThat(nobody.select("#sort select[name=team]").hasAttr("required")).isTrue();
        assertThat(nothing.select("#sort select[name=team] option[selected]").val())
                .isEqualTo("support-l2");
        assertThat(nobody.select("#sorted-meanwhile")).isEmpty();
        assertThat(nobody.select("#sort input[name=version]").val())
                .as("what was read, so that a colleague who was faster is seen")
                .isEqualTo("6");
        assertThat(nobody.select("body").attr("data-answers-form")).isEqualTo(TICKET + "/sort");
        verify(desk, never()).sort(any(), any(), anyLong());
    }

    private void refuseAnswers() {
        willThrow(new Rejected("ticket.suppressed", "#1042 The pump"))
                .given(conversation)
                .answer(any(), any(), any(), any(), any(), any());
    }

    private static MockHttpServletRequestBuilder sorting(String team, String category) {
        return post(TICKET + "/sort")
                .param("version", "6")
                .param("priority", "LOW")
                .param("team", team)
                .param("category", category);
    }
}
