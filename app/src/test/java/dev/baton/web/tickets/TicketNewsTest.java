package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.baton.identity.Role;
import dev.baton.ticket.SideConversation;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.SideState;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.Happened;
import dev.baton.timeline.Timeline;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an open page of a ticket is told when it asks what is new. */
class TicketNewsTest extends PageTest {
    @Autowired
    private TicketsInSight sight;

    @Autowired
    private SideConversations sides;

    @Autowired
    private Timeline timeline;

    @BeforeEach
    void a_ticket() {
        given(sight.view(any(), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
        given(timeline.since(any(), any())).willReturn(List.of());
    }

    private Document news(Instant seen) {
        return page(
                get("/tickets/" + TicketSamples.TICKET + "/news?seen=" + seen + "&drawn=" + StaffPages.NOW),
                Role.SUPPORT,
                200);
    }

    @Test
    void who_wrote_meanwhile_is_told_of_and_shown_without_touching_what_is_typed() {
        var seen = TicketSamples.ticket(TicketStatus.OPEN).seenUntil();

        assertThat(news(seen).select("#news")).isEmpty();
        var told = news(seen.minusSeconds(1));

        assertThat(told.select("#news").text()).contains("Somebody wrote since you began to read");
        assertThat(told.select("#news-show").attr("hx-target")).isEqualTo("#timeline");
        assertThat(told.select("#news-show").attr("hx-select-oob")).isEqualTo("#live-news,#seen-until");
        assertThat(told.select("[hx-swap-oob='innerHTML:#ticket-title'] h1")).hasSize(1);
    }

    @Test
    void a_note_of_a_colleague_is_news_and_a_letter_to_one_is_none() {
        var seen = TicketSamples.ticket(TicketStatus.OPEN).seenUntil();
        given(timeline.since(any(), any()))
                .willReturn(List.of(new Happened(ActivityKind.MAIL_OUT, Direction.OUT, StaffPages.NOW)));
        assertThat(news(seen).select("#news")).isEmpty();

        given(timeline.since(any(), any()))
                .willReturn(List.of(new Happened(ActivityKind.NOTE, Direction.INTERNAL, StaffPages.NOW)));
        assertThat(news(seen).select("#news").text()).contains("A colleague left a note");
    }

    @Test
    void a_vendors_answer_is_news_and_only_what_they_said_is_drawn_anew() {
        var side = SideConversationId.parse("0190a000-0000-7000-8000-00000000b001");
        var answered = side(side, StaffPages.NOW.minusSeconds(60));
        given(sides.of(eq(TicketSamples.TICKET), any())).willReturn(List.of(answered));
        var seen = TicketSamples.ticket(TicketStatus.OPEN).seenUntil();

        var told = news(seen);
        var both = news(seen.minusSeconds(1));
        given(sides.of(eq(TicketSamples.TICKET), any())).willReturn(List.of(side(side, StaffPages.NOW.plusMillis(1))));
        var begunSince = news(seen);

        assertThat(told.select("#news .notice-title").text()).isEqualTo("A vendor has answered");
        assertThat(told.select("#news-show").attr("hx-select-oob"))
                .isEqualTo("#live-news,#seen-until,#side-shown-" + side);
        assertThat(both.select("#news").text())
                .contains("Somebody wrote since you began to read", "A vendor has answered, too: Is it a defect?");
        assertThat(begunSince.select("#news-show")).isEmpty();
        assertThat(begunSince.select("#news-open").attr("href")).isEqualTo("/tickets/" + TicketSamples.TICKET);
    }

    private static SideConversation side(SideConversationId id, Instant openedAt) {
        return new SideConversation(
                id,
                TicketSamples.TICKET,
                "vera@vendor.example",
                "Is it a defect?",
                SideState.ANSWERED,
                null,
                0,
                null,
                openedAt,
                openedAt,
                StaffPages.NOW.plusSeconds(1),
                null);
    }
}
