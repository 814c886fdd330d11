package dev.baton.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.identity.Role;
import dev.baton.live.Heard;
import dev.baton.live.ListeningAgain;
import dev.baton.live.Signal;
import dev.baton.live.Signals;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import dev.baton.signin.PageSecurity;
import dev.baton.tenant.TenantId;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.PageTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What open pages hear, and from whom. */
class LivePagesTest extends PageTest {
    private static final TenantId ACME = PageSecurity.anna(Role.SUPPORT).tenant();
    private static final TenantId GLOBEX = TenantId.create();
    private static final UUID TICKET = UUID.randomUUID();

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Streams streams;

    @Autowired
    private Presence presence;

    @Autowired
    private People people;

    @Autowired
    private Signals signals;

    @Autowired
    private TicketsInSight tickets;

    private final MockHttpSession session = new MockHttpSession();
    private final Person anna = person("anna", "Anna Berg");
    private final Person lena = person("lena", "Lena Lang");

    @BeforeEach
    void people() {
        given(people.byLogin(any())).willReturn(Optional.of(anna));
    }

    @AfterEach
    void close() {
        streams.stop();
        streams.start();
    }

    private static Person person(String login, String name) {
        return new Person(PersonId.create(), login, name, login + "@acme.example", ZoneId.of("UTC"), "en", 20, true);
    }

    private MockHttpServletResponse listen(String query) {
        var answer = ask(
                get("/live?page=" + UUID.randomUUID() + query)
                        .accept("text/event-stream")
                        .session(session),
                Role.SUPPORT);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer;
    }

    private void say(TenantId tenant, Signal.Kind kind, UUID record, String... words) {
        events.publishEvent(new Heard(new Signal(tenant, kind, record, List.of(words))));
    }

    @Test
    void no_script_and_no_stream_of_a_page_begins_a_sign_in() {
        assertThat(askAsNobody(get("/live").header("Sec-Fetch-Mode", "cors")).getStatus())
                .isEqualTo(401);
        assertThat(askAsNobody(get("/work").header("Sec-Fetch-Mode", "cors")).getStatus())
                .isEqualTo(401);
        assertThat(askAsNobody(get("/work").header("Sec-Fetch-Mode", "navigate"))
                        .getRedirectedUrl())
                .endsWith("/login");
    }

    @Test
    void an_open_page_learns_who_is_signed_in_and_by_which_token_forms_are_sent() throws Exception {
        var answer = ask(get("/signed-in").session(session), Role.SUPPORT);

        var json = new ObjectMapper().readTree(text(answer));
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(json.path("who").asText())
                .isEqualTo(page(get("/tickets/new"), Role.SUPPORT, 200)
                        .select("body")
                        .attr("data-who"));
        assertThat(json.path("csrf").asText()).isNotBlank();
        assertThat(askAsNobody(get("/signed-in").header("Sec-Fetch-Mode", "cors"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(askAsNobody(post("/work/" + TICKET + "/complete").header("Sec-Fetch-Mode", "cors"))
                        .getStatus())
                .as("a page that outlived its session says so")
                .isEqualTo(401);
    }

    @Test
    void a_page_hears_of_its_own_ticket_and_not_of_others() {
        var page = listen("&ticket=" + TICKET);

        say(GLOBEX, Signal.Kind.TICKET, TICKET);
        say(ACME, Signal.Kind.TICKET, UUID.randomUUID());
        say(ACME, Signal.Kind.TICKET, TICKET);

        await().untilAsserted(() -> assertThat(text(page)).contains("event:ticket", "data:" + TICKET));
        assertThat(text(page)).containsOnlyOnce("event:ticket").contains("data:" + TICKET);
        assertThat(page.getHeader("X-Accel-Buffering")).isEqualTo("no");
        assertThat(page.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void the_desk_hears_of_all_tickets_of_its_tenant_and_a_page_of_neither_of_none() {
        var desk = listen("&desk=true");
        var other = listen("");
        var strange = UUID.randomUUID();

        say(GLOBEX, Signal.Kind.TICKET, strange);
        say(ACME, Signal.Kind.TICKET, TICKET);
        say(ACME, Signal.Kind.NOTICES, anna.id().value());

        await().untilAsserted(() -> assertThat(text(desk)).contains("event:ticket", "event:notices"));
        await().untilAsserted(() -> assertThat(text(other)).contains("event:notices"));
        assertThat(text(desk)).contains(TICKET.toString()).doesNotContain(strange.toString());
        assertThat(text(other)).doesNotContain("event:ticket");
    }

    @Test
    void nobody_hears_of_what_others_are_to_know() {
        var page = listen("");

        say(ACME, Signal.Kind.NOTICES, lena.id().value());
        say(GLOBEX, Signal.Kind.NOTICES, anna.id().value());
        events.publishEvent(new ListeningAgain());

        await().untilAsserted(() -> assertThat(text(page)).contains("event:again"));
        assertThat(text(page)).doesNotContain("event:notices");
    }

    @Test
    void who_signs_out_hears_nothing_more() {
        var page = listen("&ticket=" + TICKET);
        var another = ask(
                get("/live?page=" + UUID.randomUUID() + "&ticket=" + TICKET)
                        .accept("text/event-stream")
                        .session(new MockHttpSession()),
                Role.SUPPORT);

        streams.endSession(session.getId());
        say(ACME, Signal.Kind.TICKET, TICKET);

        await().untilAsserted(() -> assertThat(text(another)).contains("event:ticket"));
        assertThat(text(page)).doesNotContain("event:ticket");
        assertThat(streams.listeners()).hasSize(1);
    }

    @Test
    void a_ticket_that_is_not_there_for_them_is_not_listened_to() {
        willThrow(new NotFound("ticket", TICKET)).given(tickets).check(eq(new TicketId(TICKET).record()), any());

        var answer = ask(
                get("/live?page=" + UUID.randomUUID() + "&ticket=" + TICKET).accept("text/event-stream"), Role.SUPPORT);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(streams.listeners()).isEmpty();
    }

    @Test
    void one_person_has_so_many_streams_and_a_node_that_ends_has_none() {
        IntStream.range(0, 25).forEach(each -> assertThat(listen("")).isNotNull());

        assertThat(streams.listeners()).hasSize(20);

        streams.stop();
        assertThat(streams.listeners()).isEmpty();
        assertThat(asksForOneMore()).isEqualTo(429);
    }

    private int asksForOneMore() {
        return ask(get("/live?page=" + UUID.randomUUID()).accept("text/event-stream"), Role.SUPPORT)
                .getStatus();
    }

    @Test
    void a_slow_reader_is_told_the_same_thing_once() {
        var stream = new Stream(
                new Listener(ACME, anna.id(), "s", UUID.randomUUID(), TICKET, false), new SseEmitter(), Instant.MAX);

        // It has not begun: what it is to hear waits until it does.
        assertThat(stream.offer("ticket a")).isFalse();
        stream.drain();

        assertThat(stream.offer("ticket a")).isTrue();
        assertThat(stream.offer("ticket a")).isFalse();
        assertThat(stream.offer("ticket b")).isFalse();
    }

    @Test
    void colleagues_at_the_ticket_are_named_with_what_they_do_and_nobody_sees_themselves() {
        given(people.byIds(anyCollection())).willReturn(Map.of(anna.id(), anna, lena.id(), lena));
        var page = listen("&ticket=" + TICKET);
        var there = UUID.randomUUID().toString();
        say(
                ACME,
                Signal.Kind.PRESENCE,
                TICKET,
                UUID.randomUUID().toString(),
                anna.id().toString(),
                "looks");
        say(ACME, Signal.Kind.PRESENCE, TICKET, there, lena.id().toString(), "writes");

        await().untilAsserted(() -> assertThat(text(page)).contains("event:presence"));
        var shown =
                page(get("/tickets/" + TICKET + "/presence"), Role.SUPPORT, 200).text();
        assertThat(shown).contains("Lena Lang is writing an answer").doesNotContain("Anna");

        say(ACME, Signal.Kind.PRESENCE, TICKET, there, lena.id().toString(), "looks");
        assertThat(presence.at(ACME, TICKET)).containsEntry(lena.id(), false);
        say(ACME, Signal.Kind.PRESENCE, TICKET, there, lena.id().toString(), "leaves");
        assertThat(presence.at(ACME, TICKET)).containsOnlyKeys(anna.id());
        assertThat(presence.at(GLOBEX, TICKET)).isEmpty();
    }

    @Test
    void what_somebody_does_is_said_to_all_nodes() {
        var named = UUID.randomUUID();

        var answer = ask(
                post("/tickets/" + TICKET + "/presence")
                        .param("page", named.toString())
                        .param("doing", "WRITES"),
                Role.SUPPORT);

        assertThat(answer.getStatus()).isEqualTo(204);
        verify(signals)
                .give(argThat(said -> said.equals(List.of(new Signal(
                        ACME,
                        Signal.Kind.PRESENCE,
                        TICKET,
                        List.of(named.toString(), anna.id().toString(), "writes"))))));
    }
}
