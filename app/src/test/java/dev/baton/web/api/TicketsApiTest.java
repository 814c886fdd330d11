package dev.baton.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Answer;
import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Role;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.Team;
import dev.baton.shared.Stale;
import dev.baton.signin.PageSecurity;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketFilter;
import dev.baton.ticket.TicketList;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.Triage;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import dev.baton.web.tickets.TicketSamples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Machines work with tickets. */
class TicketsApiTest extends PageTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String TICKET = TICKETS + "/" + TicketSamples.TICKET;

    @Autowired
    private TicketService tickets;

    @Autowired
    private TicketsInSight sight;

    @Autowired
    private TicketConversation conversation;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private People people;

    @Autowired
    private Idempotency idempotency;

    @BeforeEach
    void a_ticket() {
        given(sight.view(any(), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
        given(people.byLogin("anna")).willReturn(Optional.of(mock(Person.class)));
        given(people.teams())
                .willReturn(List.of(new Team("support-l1", "First level"), new Team("support-l2", "Second level")));
        given(idempotency.once(any(), any(), any())).willAnswer(call -> {
            Supplier<UUID> work = call.getArgument(2);
            return new Answer(work.get(), true);
        });
    }

    @Test
    void a_list_is_narrowed_and_words_that_are_none_are_refused() {
        given(sight.list(any(), any(), anyInt(), any()))
                .willReturn(new TicketList(List.of(TicketSamples.row(false, null)), "c2"));

        var answer = ask(
                get(TICKETS + "?view=waiting&priority=high&team=support-l1&q=pump&cursor=c1&size=10"), Role.SUPPORT);

        assertThat(text(answer)).contains("\"number\":1042", "\"next\":\"c2\"");
        verify(sight)
                .list(
                        new TicketFilter("pump", TicketFilter.View.WAITING, "support-l1", Priority.HIGH),
                        "c1",
                        10,
                        PageSecurity.anna(Role.SUPPORT));
        assertThat(ask(get(TICKETS + "?view=nonsense"), Role.SUPPORT).getStatus())
                .isEqualTo(422);
        assertThat(ask(get(TICKETS + "?size=1000"), Role.SUPPORT).getStatus()).isEqualTo(422);
    }

    @Test
    void a_ticket_is_opened_once_per_key() {
        given(tickets.open(any())).willReturn(TicketSamples.TICKET);

        var answer = ask(
                json(
                                post(TICKETS),
                                "{'subject':'Pump','text':'It stands','email':'ada@engines.example','language':'de'}")
                        .header("Idempotency-Key", "k1"),
                Role.SUPPORT);

        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(201);
        assertThat(answer.getHeader("Location")).isEqualTo(TICKET);
        assertThat(answer.getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(answer.getHeader("Idempotency-Replayed")).isEqualTo("true");
        verify(idempotency).once(eq("anna/ticket/k1"), any(), any());
        var opened = ArgumentCaptor.forClass(NewTicket.class);
        verify(tickets).open(opened.capture());
        assertThat(opened.getValue().channel()).isEqualTo(TicketChannel.API);
        assertThat(opened.getValue().language()).isEqualTo("de");
        assertThat(opened.getValue().acknowledge()).isTrue();
    }

    @Test
    void sorting_changes_what_is_named_and_needs_the_version() {
        assertThat(ask(json(patch(TICKET), "{'priority':'low'}"), Role.SUPPORT).getStatus())
                .isEqualTo(428);

        var answer = ask(json(patch(TICKET), "{'priority':'low'}").header("If-Match", "\"7\""), Role.SUPPORT);

        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
        verify(desk).sort(TicketSamples.TICKET, new Triage(Priority.LOW, "support-l1", "outage", "pump"), 7);
        assertThat(ask(json(patch(TICKET), "{'team':'nobody'}").header("If-Match", "\"7\""), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(422);
        willThrow(new Stale(TicketSamples.TICKET.record())).given(desk).sort(any(), any(), anyLong());
        assertThat(ask(json(patch(TICKET), "{'team':'support-l2'}").header("If-Match", "\"6\""), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(412);
    }

    @Test
    void answers_and_notes_are_two_things() {
        var note = ask(json(post(TICKET + "/messages"), "{'kind':'note','text':'He always asks'}"), Role.SUPPORT);
        var answer = ask(
                json(
                        post(TICKET + "/messages"),
                        "{'kind':'answer','text':'Try again','seenUntil':'" + StaffPages.NOW + "'}"),
                Role.SUPPORT);

        assertThat(note.getStatus()).as(text(note)).isEqualTo(201);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(201);
        ask(
                json(post(TICKET + "/messages"), "{'kind':'answer','text':'Read on','cc':['boss@engines.example']}"),
                Role.SUPPORT);
        verify(conversation)
                .answer(
                        any(),
                        eq(TicketAnswer.of("Read on").cc(List.of("boss@engines.example"))),
                        any(),
                        any(),
                        any(),
                        any());
        verify(conversation).note(TicketSamples.TICKET, "He always asks", "anna");
        verify(conversation)
                .answer(
                        eq(TicketSamples.TICKET),
                        eq(TicketAnswer.of("Try again").seenUntil(StaffPages.NOW)),
                        eq("anna"),
                        any(),
                        isNull(),
                        isNull());
        assertThat(ask(json(post(TICKET + "/messages"), "{'text':'To whom?'}"), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(422);
        assertThat(ask(json(post(TICKET + "/messages"), "{'kind':'answer','text':'x','author':'tom'}"), Role.SUPPORT)
                        .getStatus())
                .as("in somebody else's name")
                .isEqualTo(422);
    }

    @Test
    void letters_that_cross_are_a_conflict() {
        willThrow(crossed()).given(conversation).answer(any(), any(), any(), any(), any(), any());

        var answer = ask(json(post(TICKET + "/messages"), "{'kind':'answer','text':'x'}"), Role.SUPPORT);

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).contains("problem+json");
        assertThat(text(answer)).contains("\"code\":\"ticket.crossed\"");
    }

    @Test
    void a_merge_answers_with_what_stays() {
        var answer = ask(json(post(TICKET + "/merge"), "{'into':'" + TicketSamples.OTHER + "'}"), Role.SUPPORT);

        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
        verify(desk).merge(TicketSamples.TICKET, TicketSamples.OTHER, "anna");
        assertThat(ask(json(post(TICKET + "/merge"), "{}"), Role.SUPPORT).getStatus())
                .isEqualTo(422);
    }

    @Test
    void whoever_may_only_read_changes_nothing() {
        for (var change : List.of(
                json(post(TICKETS), "{'subject':'x'}"),
                json(patch(TICKET), "{}"),
                json(post(TICKET + "/messages"), "{}"),
                json(post(TICKET + "/merge"), "{}"))) {
            assertThat(ask(change, Role.READ_ONLY).getStatus()).isEqualTo(403);
        }
        verify(tickets, never()).open(any());
        assertThat(ask(get(TICKET), Role.READ_ONLY).getStatus()).isEqualTo(200);
    }

    private static CrossedLetters crossed() {
        var crossed = mock(CrossedLetters.class);
        given(crossed.messageKey()).willReturn("ticket.crossed");
        given(crossed.arguments()).willReturn(List.of("#1042"));
        return crossed;
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
}
