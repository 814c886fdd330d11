package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Answer;
import dev.baton.identity.Role;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketService;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.TimelinePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets that are put together and apart. */
class TicketBondsPagesTest extends TicketPageTest {

    @Autowired
    private TicketService tickets;

    @Autowired
    private TicketDesk desk;

    @Test
    void a_merge_shows_both_before_it_is_done() {
        given(tickets.byNumber(1043)).willReturn(Optional.of(TicketSamples.OTHER));

        assertThat(page(get(TICKET + "/merge"), Role.SUPPORT, 200).select("#both"))
                .isEmpty();
        assertThat(page(get(TICKET + "/merge?number=77"), Role.SUPPORT, 200)
                        .select("#number-error")
                        .text())
                .contains("77");
        var both = page(get(TICKET + "/merge").param("number", "#1043"), Role.SUPPORT, 200);
        assertThat(both.select("#both").text()).contains("#1042", "Becomes a part", "#1043", "Stays");
        assertThat(both.select("form button.danger").text()).isEqualTo("Make #1042 a part of #1043");
        verify(desk, never()).merge(any(), any(), any());

        var done = ask(post(TICKET + "/merge").param("other", TicketSamples.OTHER.toString()), Role.SUPPORT);

        assertThat(done.getRedirectedUrl()).isEqualTo("/tickets/" + TicketSamples.OTHER);
        verify(desk).merge(TicketSamples.TICKET, TicketSamples.OTHER, "anna");
    }

    @Test
    void incidents_are_declared_and_joined() {
        given(tickets.byNumber(1043)).willReturn(Optional.of(TicketSamples.OTHER));

        page(get(TICKET + "/incident"), Role.SUPPORT, 200);
        page(get(TICKET + "/join-incident?number=1043"), Role.SUPPORT, 200);
        ask(post(TICKET + "/incident"), Role.SUPPORT);
        ask(post(TICKET + "/join-incident").param("other", TicketSamples.OTHER.toString()), Role.SUPPORT);

        verify(desk).declareIncident(TicketSamples.TICKET, "anna");
        verify(desk).joinIncident(TicketSamples.TICKET, TicketSamples.OTHER, "anna");
    }

    @Test
    void a_second_matter_is_split_off_with_what_was_said_about_it() {
        var said = TicketSamples.said(ActivityKind.MAIL_IN, Direction.IN, "And the invoice is wrong", Map.of());
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(said), null));
        given(desk.split(any(), any(), any(), any(), any())).willReturn(TicketSamples.OTHER);

        assertThat(page(get(TICKET + "/split"), Role.SUPPORT, 200)
                        .select("input[name=entries]")
                        .val())
                .isEqualTo(said.id().toString());
        var done = ask(
                post(TICKET + "/split")
                        .param("subject", "Invoice")
                        .param("entries", said.id().toString()),
                Role.SUPPORT);

        assertThat(done.getRedirectedUrl()).isEqualTo("/tickets/" + TicketSamples.OTHER);
        verify(desk)
                .split(
                        TicketSamples.TICKET,
                        "Invoice",
                        "",
                        List.of(new ActivityId(said.id().value())),
                        "anna");
    }

    @Test
    void a_split_that_is_sent_twice_leads_to_the_one_ticket_it_made() {
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
        given(desk.split(any(), any(), any(), any(), any())).willReturn(TicketSamples.OTHER);
        var request = page(get(TICKET + "/split"), Role.SUPPORT, 200)
                .select("input[name=request]")
                .val();
        var form = post(TICKET + "/split").param("subject", "Invoice").param("request", request);
        doAnswer(TicketSamples::done)
                .doReturn(new Answer(TicketSamples.OTHER.value(), true))
                .when(idempotency)
                .onceFilledIn(eq("split/" + request), contains("Invoice"), any());

        assertThat(ask(form, Role.SUPPORT).getRedirectedUrl()).isEqualTo("/tickets/" + TicketSamples.OTHER);
        assertThat(ask(form, Role.SUPPORT).getRedirectedUrl()).isEqualTo("/tickets/" + TicketSamples.OTHER);

        verify(desk).split(any(), any(), any(), any(), any());
    }

    @Test
    void what_is_not_split_off_keeps_what_was_typed_and_ticked() {
        var said = TicketSamples.said(ActivityKind.MAIL_IN, Direction.IN, "And the invoice is wrong", Map.of());
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(said), null));
        given(desk.split(any(), any(), any(), any(), any()))
                .willThrow(new Invalid(List.of(new FieldProblem("subject", "Say in a few words what it is about"))))
                .willThrow(new Rejected("ticket.entries-moved", "#1042"));
        var request = UUID.randomUUID().toString();
        var form = post(TICKET + "/split")
                .param("subject", " ")
                .param("text", "Charged twice")
                .param("request", request)
                .param("entries", said.id().toString());

        var unsaid = page(form, Role.SUPPORT, 422);
        var moved = page(form, Role.SUPPORT, 422);

        assertThat(unsaid.select("#subject-error").text()).isEqualTo("Say in a few words what it is about");
        assertThat(moved.select("[role=alert]").text()).contains("does not belong to #1042 any more");
        for (var kept : List.of(unsaid, moved)) {
            assertThat(kept.select("textarea[name=text]").text()).isEqualTo("Charged twice");
            assertThat(kept.select("input[name=entries][checked]").val())
                    .isEqualTo(said.id().toString());
            assertThat(kept.select("input[name=request]").val()).isEqualTo(request);
        }
    }
}
