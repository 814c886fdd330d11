package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.audit.AuditTrail;
import dev.baton.audit.ChangePage;
import dev.baton.idempotency.Answer;
import dev.baton.identity.Role;
import dev.baton.journey.JourneyView;
import dev.baton.journey.Journeys;
import dev.baton.knowledge.Knowledge;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.knowledge.Suggestion;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadsInSight;
import dev.baton.lead.RelatedLead;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Stale;
import dev.baton.signin.PageSecurity;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockEntry;
import dev.baton.ticket.ClockEvent;
import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.Priority;
import dev.baton.ticket.RelatedTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketFilter;
import dev.baton.ticket.TicketList;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.Triage;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.worklist.TaskForm;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of tickets, as people see them. */
class TicketPagesTest extends TicketPageTest {

    @Autowired
    private TicketService tickets;

    @Autowired
    private TicketConversation conversation;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private Journeys journeys;

    @Autowired
    private LeadsInSight leads;

    @Autowired
    private Knowledge knowledge;

    @Autowired
    private WorkList work;

    @Autowired
    private AuditTrail audit;

    @Test
    void the_desk_shows_its_views_and_what_is_due_first() {
        given(sight.list(any(), any(), anyInt(), any()))
                .willReturn(new TicketList(
                        List.of(TicketSamples.row(false, StaffPages.NOW.plus(Duration.ofHours(9)))), "next one"));
        given(sight.countUpTo(any(), anyInt(), any())).willReturn(3);
        given(sight.countUpTo(eq(new TicketFilter(null, TicketFilter.View.MINE, null, null)), anyInt(), any()))
                .willReturn(100);

        var page = page(get("/tickets?view=waiting&q=pump&team=support-l1&priority=high"), Role.SUPPORT, 200);

        verify(sight)
                .list(
                        new TicketFilter("pump", TicketFilter.View.WAITING, "support-l1", Priority.HIGH),
                        null,
                        50,
                        PageSecurity.anna(Role.SUPPORT));
        assertThat(page.select("nav.tabs [aria-current=page]").text()).isEqualTo("Waiting 3");
        assertThat(page.select("nav.tabs a").eachText()).contains("Mine 99+", "Solved", "All");
        var line = page.select("tr#ticket-" + TicketSamples.TICKET);
        assertThat(line.text())
                .contains("#1042", "The pump <b>stands</b> still", "Ada Lovelace", "Engines Ltd", "Urgent", "Tom Hart")
                .contains("Major incident", "Will probably be late")
                .doesNotContain("Promise broken");
        assertThat(line.select("a.row-link").attr("href")).isEqualTo(TICKET);
        assertThat(line.select("time[data-due]").attr("datetime")).isEqualTo("2026-11-20T11:00:00Z");
        assertThat(page.select("#pager a").attr("href")).contains("view=waiting", "cursor=next%20one", "q=pump");
        assertThat(page.select(".sidebar [aria-current=page]").text()).isEqualTo("Tickets");
    }

    @Test
    void a_broken_promise_stands_out_and_is_no_forecast() {
        given(sight.list(any(), any(), anyInt(), any()))
                .willReturn(new TicketList(
                        List.of(TicketSamples.row(true, StaffPages.NOW.plus(Duration.ofHours(9)))), null));

        var line = page(get("/tickets"), Role.READ_ONLY, 200).select("tr.is-overdue");

        assertThat(line.text()).contains("Promise broken").doesNotContain("Will probably");
    }

    @Test
    void an_empty_view_helps_and_words_it_should_not_have_ask_for_nothing() {
        given(sight.list(any(), any(), anyInt(), any())).willReturn(new TicketList(List.of(), null));

        assertThat(page(get("/tickets?view=nonsense"), Role.SUPPORT, 200)
                        .select(".empty a")
                        .attr("href"))
                .isEqualTo("/tickets/new");
        verify(sight)
                .list(
                        new TicketFilter(null, TicketFilter.View.OPEN, null, null),
                        null,
                        50,
                        PageSecurity.anna(Role.SUPPORT));
        assertThat(page(get("/tickets"), Role.READ_ONLY, 200).select(".empty a, .page-header a"))
                .isEmpty();
        for (var view : TicketFilter.View.values()) {
            assertThat(page(get("/tickets?view=" + TicketSearch.key(view)), Role.SUPPORT, 200)
                            .select(".empty-title")
                            .text())
                    .isNotBlank();
        }
        page(get("/tickets?priority=huge"), Role.FINANCE, 200);
        verify(sight)
                .list(
                        new TicketFilter(null, TicketFilter.View.OPEN, null, null),
                        null,
                        50,
                        PageSecurity.anna(Role.FINANCE));
        assertThat(page(get("/tickets?q=x"), Role.SUPPORT, 200)
                        .select(".empty-title")
                        .text())
                .isEqualTo("No ticket fits");
    }

    @Test
    void somebody_who_calls_gets_a_ticket() {
        given(tickets.open(any())).willReturn(TicketSamples.TICKET);

        assertThat(page(get("/tickets/new"), Role.SUPPORT, 200)
                        .select("select[name=language] option[selected]")
                        .val())
                .isEqualTo("en");
        var answer = ask(
                post("/tickets/new")
                        .param("subject", " The pump stands still ")
                        .param("text", "Since nine")
                        .param("phone", "+44 20 7946 0000")
                        .param("email", "")
                        .param("impact", "ALL"),
                Role.SUPPORT);

        assertThat(answer.getRedirectedUrl()).isEqualTo(TICKET);
        var opened = ArgumentCaptor.forClass(NewTicket.class);
        verify(tickets).open(opened.capture());
        assertThat(opened.getValue())
                .isEqualTo(new NewTicket(
                        TicketChannel.PHONE,
                        "The pump stands still",
                        "Since nine",
                        null,
                        null,
                        "+44 20 7946 0000",
                        "en",
                        null,
                        Impact.ALL,
                        false,
                        List.of()));
    }

    @Test
    void a_call_that_is_sent_twice_leads_to_the_one_ticket_it_made() {
        given(tickets.open(any())).willReturn(TicketSamples.TICKET);
        var request = page(get("/tickets/new"), Role.SUPPORT, 200)
                .select("input[name=request]")
                .val();
        var form = post("/tickets/new").param("subject", "Pump").param("request", request);
        doAnswer(TicketSamples::done)
                .doReturn(new Answer(TicketSamples.TICKET.value(), true))
                .when(idempotency)
                .onceFilledIn(eq("phone-ticket/" + request), contains("Pump"), any());

        assertThat(ask(form, Role.SUPPORT).getRedirectedUrl()).isEqualTo(TICKET);
        assertThat(ask(form, Role.SUPPORT).getRedirectedUrl()).isEqualTo(TICKET);

        verify(tickets).open(any());
    }

    @Test
    void what_is_wrong_with_a_call_stands_beside_its_field() {
        given(tickets.open(any())).willThrow(new Invalid(List.of(new FieldProblem("email", "This is no address"))));
        var request = UUID.randomUUID().toString();

        var page = page(
                post("/tickets/new")
                        .param("subject", "Pump")
                        .param("email", "ada")
                        .param("request", request),
                Role.SUPPORT,
                422);

        assertThat(page.select("#email-error").text()).isEqualTo("This is no address");
        assertThat(page.select("input[name=subject]").val()).isEqualTo("Pump");
        assertThat(page.select("input[name=request]").val()).isEqualTo(request);
    }

    @Test
    void a_ticket_shows_its_conversation_and_notes_cannot_be_taken_for_letters() {
        given(timeline.page(any(), any(), anyInt()))
                .willReturn(new TimelinePage(
                        List.of(
                                TicketSamples.said(
                                        ActivityKind.NOTE, Direction.INTERNAL, "He <i>always</i> asks", Map.of()),
                                TicketSamples.said(
                                        ActivityKind.MAIL_OUT,
                                        Direction.OUT,
                                        "Have you tried",
                                        Map.of("to", "ada@engines.example"))),
                        "c1"));
        given(sight.journal(any(), any()))
                .willReturn(List.of(new ClockEntry(
                        StaffPages.NOW,
                        ClockKind.FIRST,
                        1,
                        ClockEvent.BREACHED,
                        "",
                        null,
                        null,
                        Duration.ofHours(8),
                        "system:sla")));
        given(sight.related(any(), any()))
                .willReturn(List.of(new RelatedTicket(
                        RelatedTicket.Relation.TOOK_IN, TicketSamples.OTHER, 1043, "Pump again", TicketStatus.MERGED)));
        given(items.ofRecord(TicketSamples.TICKET.record())).willReturn(List.of(Samples.work(null, StaffPages.NOW)));

        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.title()).contains("#1042 The pump <b>stands</b> still");
        var note = page.select("#timeline-entries > li.internal");
        assertThat(note.text()).contains("Internal note, the customer never sees it", "He <i>always</i> asks");
        assertThat(page.select("#timeline-entries > li.words").text())
                .contains("Have you tried", "To ada@engines.example");
        assertThat(page.select("#timeline-more a").attr("href")).isEqualTo(TICKET + "?cursor=c1");
        assertThat(page.select("#promises").text())
                .contains("First answer", "Broken", "3 h of working time over", "waits for the customer", "Solution");
        assertThat(page.select("#journal").text()).contains("broken");
        assertThat(page.select("#related a").attr("href")).isEqualTo("/tickets/" + TicketSamples.OTHER);
        assertThat(page.select("#related").text()).contains("Took in", "#1043 Pump again");
        assertThat(page.select("#ratings").text()).contains("2 of 5", "Slow");
        assertThat(page.select("#open-work").text()).contains("First contact");
        assertThat(page.select("#sort input[name=version]").val()).isEqualTo("7");
        assertThat(page.select("#answer form").attr("action")).isEqualTo(TICKET + "/answers");
        assertThat(page.select("#answer input[name=seenUntil]").val()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(page.select("#answer input[name=request]").val()).hasSize(36);
        assertThat(page.text()).doesNotContain(TicketSamples.KEY);
    }

    @Test
    void what_was_noted_of_a_ticket_is_read_in_the_language_of_its_reader() {
        given(timeline.page(any(), any(), anyInt()))
                .willReturn(new TimelinePage(
                        List.of(
                                TicketSamples.noted(ActivityKind.STATUS, "Solved", "Closed"),
                                TicketSamples.noted(
                                        ActivityKind.STATUS,
                                        "150 % of the time for the first promise are used up",
                                        "It went back to its team"),
                                TicketSamples.noted(ActivityKind.ASSIGNMENT, "Tom Hart", "Sorted by hand"),
                                TicketSamples.noted(ActivityKind.MERGE, "Took in #1043 Closed", null),
                                TicketSamples.noted(ActivityKind.NOTE, "Solved", "Reopened")),
                        null));
        given(sight.journal(any(), any()))
                .willReturn(List.of(new ClockEntry(
                        StaffPages.NOW,
                        ClockKind.RESOLUTION,
                        1,
                        ClockEvent.RESUMED,
                        "Nobody else has to answer",
                        null,
                        null,
                        Duration.ofHours(8),
                        "system:sla")));

        var german = page(get(TICKET), Role.SUPPORT, 200, Locale.GERMAN);
        var english = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(german.select("#timeline-entries .row > .strong").eachText())
                .containsExactly(
                        "Gelöst",
                        "150 % der Zeit für die erste Antwort sind verbraucht",
                        "Tom Hart",
                        "Nahm #1043 Closed auf",
                        "Solved");
        assertThat(german.select("#timeline-entries .quote").eachText())
                .containsExactly("Closed", "Es ging an sein Team zurück", "Von Hand einsortiert", "Reopened");
        assertThat(german.select("#journal li").text()).contains("Niemand sonst muss antworten");
        assertThat(english.select("#timeline-entries").text())
                .contains(
                        "150 % of the time for the first promise are used up",
                        "Sorted by hand", "Took in #1043 Closed");
        assertThat(english.select("#journal li").text()).contains("Nobody else has to answer");
    }

    @Test
    void what_one_of_us_was_told_stands_folded_beside_what_is_said() {
        given(timeline.page(any(), any(), anyInt()))
                .willReturn(new TimelinePage(
                        List.of(TicketSamples.said(
                                ActivityKind.MAIL_OUT,
                                Direction.OUT,
                                "Dear Lena, the first answer is late",
                                Map.of("to", "lena@acme.example", "toOurselves", true))),
                        null));

        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.select("#timeline-entries > li.words")).isEmpty();
        var told = page.select("#timeline-entries > li.event");
        assertThat(told.text()).contains("To lena@acme.example", "What one of us was told");
        assertThat(told.select("details:not([open]) .quote").text()).isEqualTo("Dear Lena, the first answer is late");
        assertThat(told.select("details").next(".quote")).isEmpty();
    }

    @Test
    void whoever_may_only_read_gets_neither_a_composer_nor_addresses() {
        var page = page(get(TICKET), Role.READ_ONLY, 200);

        assertThat(page.select("#composer, #sort form, .page-header .actions a"))
                .isEmpty();
        assertThat(page.text()).doesNotContain("ada@engines.example", "7946 0000", "2079460000");
    }

    @Test
    void what_else_there_is_of_the_same_person_and_what_may_help_stand_beside_the_conversation() {
        given(sight.ofSameRequester(eq(TicketSamples.TICKET), eq(5), any()))
                .willReturn(List.of(new RelatedTicket(
                        RelatedTicket.Relation.SAME_REQUESTER,
                        TicketSamples.OTHER,
                        1043,
                        "An <i>older</i> one",
                        TicketStatus.CLOSED)));
        var lead = LeadId.create();
        given(leads.ofRequester(eq(TicketSamples.TICKET.value()), eq(5), any()))
                .willReturn(List.of(new RelatedLead(lead, "Ada Lovelace", LeadStatus.CONVERTED)));
        given(knowledge.suggest(any(), eq(Readers.INTERNAL), eq(Language.EN), anyInt()))
                .willReturn(List.of(new Suggestion(REQUEST, "pumps", "Pumps", "Clean the pump")));

        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.select("#same-person").text()).contains("Ada Lovelace", "#1043 An <i>older</i> one", "Closed");
        assertThat(page.select("#same-person a").eachAttr("href"))
                .containsExactly("/leads/" + lead, "/tickets/" + TicketSamples.OTHER);
        assertThat(page.select("#articles a").attr("href")).isEqualTo("/knowledge/" + REQUEST);
    }

    @Test
    void what_no_table_could_sort_is_sorted_line_by_line() {
        given(sight.list(any(), any(), anyInt(), any()))
                .willReturn(new TicketList(List.of(TicketSamples.row(false, null)), null));
        var triage = triage(List.of("support-l1"));
        given(items.ofRecord(TicketSamples.TICKET.record())).willReturn(List.of(triage));

        var page = page(get("/tickets?view=triage&sorting=true"), Role.SUPPORT, 200);
        assertThat(page.select(".triage-line select[name=priority] option[selected]")
                        .val())
                .isEqualTo("URGENT");
        assertThat(page.select(".triage-line select[name=priority]").hasAttr("autofocus"))
                .isTrue();
        assertThat(page.select(".triage-line select[name=team] option").eachAttr("value"))
                .containsExactly("support-l1", "support-l2");
        assertThat(page(get("/tickets"), Role.SUPPORT, 200).select(".triage-line"))
                .isEmpty();
        assertThat(page(get("/tickets?view=triage"), Role.READ_ONLY, 200).select(".triage-line"))
                .isEmpty();

        var sorted = post(TICKET + "/triage")
                .param("priority", "HIGH")
                .param("category", "ACCESS")
                .param("team", "support-l2");
        assertThat(ask(sorted, Role.SUPPORT).getRedirectedUrl()).isEqualTo("/tickets?view=triage&sorting=true");
        verify(work, never()).complete(any(), any(), any());

        given(triage.isFor(any())).willReturn(true);
        ask(sorted, Role.SUPPORT);
        verify(work)
                .complete(
                        eq(triage.id()),
                        eq(Map.of("priority", "high", "category", "access", "team", "support-l2")),
                        any());
        assertThat(ask(sorted, Role.SALES).getStatus()).isEqualTo(403);
    }

    @Test
    void work_on_a_ticket_shows_who_writes_meanwhile_and_says_until_when_it_was_seen() {
        var item = Samples.work("anna", null, TicketSamples.TICKET.record());
        given(items.get(any(), any())).willReturn(item);
        given(items.ofRecord(any())).willReturn(List.of());
        given(work.form(any(), any())).willReturn(new TaskForm(item, null, "{\"components\":[]}", Map.of(), false));
        var seen = TicketSamples.ticket(TicketStatus.OPEN).seenUntil();
        Runnable unlessCrossed = () -> {};
        given(conversation.unlessCrossed(TicketSamples.TICKET.record(), seen)).willReturn(unlessCrossed);

        var page = page(get("/work/" + item.id()), Role.SUPPORT, 200);
        assertThat(page.select("#live-news").attr("hx-get")).startsWith(TICKET + "/news?seen=");
        assertThat(page.select("#live-presence").attr("hx-get")).isEqualTo(TICKET + "/presence");
        var seenUntil = page.select(page.select("baton-form").attr("data-seen"));
        assertThat(seenUntil.val()).isEqualTo(seen.toString());

        ask(
                post("/work/" + item.id() + "/complete")
                        .contentType("application/json")
                        .content("{\"values\":{\"told\":\"nothing\"},\"seenUntil\":\"" + seenUntil.val() + "\"}"),
                Role.SUPPORT);
        verify(work).complete(eq(item.id()), eq(Map.of("told", "nothing")), any(), same(unlessCrossed));
    }

    @Test
    void the_search_at_the_top_finds_tickets_where_somebody_looks_at_tickets() {
        given(sight.list(any(), any(), anyInt(), any())).willReturn(new TicketList(List.of(), null));

        var search = page(get("/tickets"), Role.SUPPORT, 200).select("form[role=search]");

        assertThat(search.attr("action")).isEqualTo("/tickets");
        assertThat(search.select("input[name=view]").val()).isEqualTo("all");
        assertThat(search.select("input[data-search]").attr("placeholder")).isEqualTo("Search tickets");
    }

    @Test
    void a_team_is_called_by_its_name_wherever_a_ticket_is_shown() {
        given(sight.list(any(), any(), anyInt(), any()))
                .willReturn(new TicketList(List.of(TicketSamples.row(false, StaffPages.NOW)), null));

        assertThat(page(get("/tickets"), Role.SUPPORT, 200).select("tbody").text())
                .contains("First level")
                .doesNotContain("support-l1");
        assertThat(page(get(TICKET), Role.SUPPORT, 200).select(".page-header").text())
                .contains("First level")
                .doesNotContain("support-l1");
    }

    @Test
    void notes_calls_and_vendors_words_are_kept() {
        ask(post(TICKET + "/notes").param("request", REQUEST.toString()).param("text", "He always asks"), Role.SUPPORT);
        ask(post(TICKET + "/calls").param("request", REQUEST.toString()).param("text", "Spoke"), Role.SUPPORT);
        ask(
                post(TICKET + "/vendor-answer")
                        .param("request", REQUEST.toString())
                        .param("text", "New firmware"),
                Role.SUPPORT);
        ask(post(TICKET + "/take-up"), Role.SUPPORT);

        verify(conversation).note(TicketSamples.TICKET, "He always asks", "anna");
        verify(conversation).called(TicketSamples.TICKET, "Spoke", "anna");
        verify(conversation).vendorAnswered(TicketSamples.TICKET, "New firmware", "anna");
        verify(conversation).takeUp(TicketSamples.TICKET);
    }

    @Test
    void an_empty_note_says_so_where_it_is_written() {
        willThrow(new Invalid(List.of(new FieldProblem("text", "Write something"))))
                .given(conversation)
                .note(any(), any(), any());

        var page = page(
                post(TICKET + "/notes").param("request", REQUEST.toString()).param("text", " "), Role.SUPPORT, 422);

        assertThat(page.select("#not-said").text()).isEqualTo("Write something");
        assertThat(page.select("#note").hasAttr("open")).isTrue();
        assertThat(page.select("#answer").hasAttr("open")).isFalse();
    }

    @Test
    void sorting_by_hand_needs_the_version_that_was_seen() {
        assertThat(ask(sorting(), Role.SUPPORT).getRedirectedUrl()).isEqualTo(TICKET);
        verify(desk).sort(TicketSamples.TICKET, new Triage(Priority.LOW, "support-l2", "question", null), 6);

        willThrow(new Stale(TicketSamples.TICKET.record())).given(desk).sort(any(), any(), anyLong());
        var page = page(sorting(), Role.SUPPORT, 409);

        assertThat(page.select("#sorted-meanwhile").text()).contains("High", "First level", "outage");
        assertThat(page.select("#sort input[name=version]").val()).isEqualTo("7");
        assertThat(page.select("#sort select[name=priority] option[selected]").val())
                .isEqualTo("LOW");
        assertThat(page.select("#sort input[name=category]").val()).isEqualTo("question");
    }

    @Test
    void its_diagram_decisions_and_changes_have_pages() {
        given(journeys.of(TicketSamples.TICKET.record()))
                .willReturn(new JourneyView(TicketSamples.TICKET.record().toString(), List.of()));
        given(audit.of(any(), any(), anyInt())).willReturn(new ChangePage(List.of(), null));

        assertThat(page(get(TICKET + "/journey"), Role.READ_ONLY, 200)
                        .select("baton-journey")
                        .attr("data-url"))
                .isEqualTo(TICKET + "/journey.json");
        assertThat(ask(get(TICKET + "/journey.json"), Role.READ_ONLY).getHeader("ETag"))
                .isNotBlank();
        page(get(TICKET + "/decisions"), Role.READ_ONLY, 200);
        page(get(TICKET + "/changes"), Role.READ_ONLY, 200);
    }

    @Test
    void a_ticket_that_is_none_is_a_page_that_says_so() {
        given(sight.view(eq(TicketSamples.OTHER), any())).willThrow(new NotFound("ticket", TicketSamples.OTHER));

        assertThat(page(get("/tickets/" + TicketSamples.OTHER), Role.SUPPORT, 404)
                        .select("h1")
                        .text())
                .isEqualTo("There is nothing here");
        page(get("/tickets/nonsense"), Role.SUPPORT, 404);
    }

    private static WorkItem triage(List<String> groups) {
        var item = mock(WorkItem.class);
        given(item.id()).willReturn(REQUEST);
        given(item.taskKey()).willReturn(Triage.TASK);
        given(item.groups()).willReturn(groups);
        return item;
    }

    private static MockHttpServletRequestBuilder sorting() {
        return post(TICKET + "/sort")
                .param("version", "6")
                .param("priority", "LOW")
                .param("team", "support-l2")
                .param("category", "question")
                .param("product", "");
    }
}
