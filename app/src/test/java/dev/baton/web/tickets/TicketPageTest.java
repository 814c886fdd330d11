package dev.baton.web.tickets;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Idempotency;
import dev.baton.people.People;
import dev.baton.people.Team;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Base of tests of one ticket's pages: it is open, and another is there; two teams work. */
abstract class TicketPageTest extends PageTest {
    static final String TICKET = "/tickets/" + TicketSamples.TICKET;
    static final UUID REQUEST = UUID.fromString("0190a000-0000-7000-8000-00000000beef");

    @Autowired
    TicketsInSight sight;

    @Autowired
    Timeline timeline;

    @Autowired
    People people;

    @Autowired
    Idempotency idempotency;

    @BeforeEach
    void a_ticket() {
        given(idempotency.onceFilledIn(any(), any(), any())).willAnswer(TicketSamples::done);
        shown(TicketStatus.OPEN);
        given(sight.view(eq(TicketSamples.OTHER), any()))
                .willReturn(TicketSamples.ticket(TicketSamples.OTHER, 1043, TicketStatus.OPEN));
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
        given(people.teams())
                .willReturn(List.of(new Team("support-l1", "First level"), new Team("support-l2", "Second level")));
    }

    void shown(TicketStatus status) {
        given(sight.view(eq(TicketSamples.TICKET), any())).willReturn(TicketSamples.ticket(status));
    }

    static MockHttpServletRequestBuilder answering(String text) {
        return post(TICKET + "/answers")
                .param("request", REQUEST.toString())
                .param("seenUntil", StaffPages.NOW.toString())
                .param("text", text);
    }
}
