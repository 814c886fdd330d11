package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.outbox.SendKey;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.ticket.SideConversation;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.SideState;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Conversations with vendors, as people see them beside the one with the customer. */
class SideConversationPagesTest extends PageTest {
    private static final String TICKET = "/tickets/" + TicketSamples.TICKET;
    private static final SideConversationId SIDE = SideConversationId.parse("0190a000-0000-7000-8000-00000000b001");
    private static final String REQUEST = "0190a000-0000-7000-8000-00000000beef";

    @Autowired
    private TicketsInSight sight;

    @Autowired
    private SideConversations sides;

    @Autowired
    private Timeline timeline;

    @BeforeEach
    void a_ticket_and_a_vendor() {
        given(sight.view(eq(TicketSamples.TICKET), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
        given(timeline.newestOf(eq(List.of(SIDE.record())), anyInt()))
                .willReturn(Map.of(
                        SIDE.record(),
                        List.of(TicketSamples.said(
                                ActivityKind.MAIL_IN,
                                Direction.IN,
                                "It is <b>our</b> defect",
                                Map.of("from", "vera@vendor.example")))));
        given(sides.of(any(), any())).willReturn(List.of(side(SideState.ANSWERED, null)));
        given(sides.ticketOf(SIDE)).willReturn(TicketSamples.TICKET);
    }

    @Test
    void what_a_vendor_says_stands_apart_and_says_that_no_customer_sees_it() {
        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.select("#timeline").text()).doesNotContain("defect");
        var thread = page.select("#side-" + SIDE);
        assertThat(thread.text())
                .contains("Is it a defect?", "Answered", "vera@vendor.example", "It is <b>our</b> defect");
        assertThat(thread.select("li.internal .pill.warning").text()).isEqualTo("Not seen by the customer");
        assertThat(thread.select("form[action$=/letters]").attr("action"))
                .isEqualTo("/side-conversations/" + SIDE + "/letters");
        assertThat(page.select("#side-start form").attr("action")).isEqualTo(TICKET + "/side-conversations");
    }

    @Test
    void a_letter_that_came_back_says_why() {
        given(sides.of(any(), any())).willReturn(List.of(side(SideState.RETURNED, "550 No such user")));

        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.select("#side-" + SIDE + " .notice.danger").text()).contains("550 No such user");
    }

    @Test
    void whoever_may_only_read_writes_to_nobody() {
        var page = page(get(TICKET), Role.READ_ONLY, 200);

        assertThat(page.select("#sides form")).isEmpty();
        assertThat(page.select("#side-" + SIDE)).isNotEmpty();
    }

    @Test
    void a_vendor_is_asked_once_for_each_form() {
        var answer = ask(asking(), Role.SUPPORT);

        assertThat(answer.getRedirectedUrl()).isEqualTo(TICKET + "#sides");
        verify(sides)
                .start(
                        SideConversationId.parse(REQUEST),
                        TicketSamples.TICKET,
                        "vera@vendor.example",
                        "Is it a defect?",
                        "It says 4711",
                        "anna");
    }

    @Test
    void what_is_not_taken_stays_as_it_was_typed() {
        willThrow(new Invalid(List.of(new FieldProblem("vendor", "This is no e-mail address"))))
                .given(sides)
                .start(any(), any(), any(), any(), any(), any());

        var page = page(asking(), Role.SUPPORT, 422);

        assertThat(page.select("#side-wrong").text()).isEqualTo("This is no e-mail address");
        assertThat(page.select("#side-vendor").val()).isEqualTo("vera@vendor.example");
        assertThat(page.select("#side-text").text()).isEqualTo("It says 4711");
        assertThat(page.select("#side-start").hasAttr("open")).isTrue();
        assertThat(page.select("#side-start input[name=request]").val()).isEqualTo(REQUEST);
    }

    @Test
    void a_conversation_goes_on_and_ends() {
        var written = ask(writing(), Role.SUPPORT);
        var ended = ask(post("/side-conversations/" + SIDE + "/end"), Role.SUPPORT);

        assertThat(written.getRedirectedUrl()).isEqualTo(TICKET + "#sides");
        assertThat(ended.getRedirectedUrl()).isEqualTo(TICKET + "#sides");
        verify(sides).write(SIDE, "Version 6", "anna", SendKey.of("side", SIDE.toString(), REQUEST));
        verify(sides).close(SIDE);
    }

    @Test
    void a_conversation_that_is_over_takes_nothing_more_and_keeps_what_was_typed() {
        willThrow(new Rejected("ticket.side-over", "Is it a defect?"))
                .given(sides)
                .write(any(), any(), any(), any());

        var page = page(writing(), Role.SUPPORT, 422);

        assertThat(page.select("#side-" + SIDE + " [role=alert]").text()).contains("is over");
        assertThat(page.select("#side-" + SIDE + " textarea").text()).isEqualTo("Version 6");
    }

    @Test
    void the_ledger_leads_to_the_ticket() {
        assertThat(ask(get("/side-conversations/" + SIDE), Role.OPERATIONS).getRedirectedUrl())
                .isEqualTo(TICKET + "#sides");
    }

    @Test
    void nobody_ends_what_they_may_not_see() {
        willThrow(new NotFound("side conversation", SIDE)).given(sight).check(eq(SIDE.record()), any());

        assertThat(ask(post("/side-conversations/" + SIDE + "/end"), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(404);
        verify(sides, never()).close(any());
    }

    private static MockHttpServletRequestBuilder asking() {
        return post(TICKET + "/side-conversations")
                .param("request", REQUEST)
                .param("vendor", "vera@vendor.example")
                .param("subject", "Is it a defect?")
                .param("text", "It says 4711");
    }

    private static MockHttpServletRequestBuilder writing() {
        return post("/side-conversations/" + SIDE + "/letters")
                .param("request", REQUEST)
                .param("text", "Version 6");
    }

    private static SideConversation side(SideState state, @Nullable String returned) {
        return new SideConversation(
                SIDE,
                TicketSamples.TICKET,
                "vera@vendor.example",
                "Is it a defect?",
                state,
                null,
                0,
                returned,
                StaffPages.NOW,
                StaffPages.NOW,
                StaffPages.NOW,
                null);
    }
}
