package dev.baton.web.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.audit.AuditTrail;
import dev.baton.audit.Change;
import dev.baton.audit.ChangePage;
import dev.baton.decision.DecisionLog;
import dev.baton.decision.DecisionRecord;
import dev.baton.decision.MatchedRule;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.NewErasure;
import dev.baton.identity.Role;
import dev.baton.journey.JourneyView;
import dev.baton.journey.Journeys;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadList;
import dev.baton.lead.LeadRow;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadsInSight;
import dev.baton.lead.NewLead;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Stale;
import dev.baton.signin.PageSecurity;
import dev.baton.ticket.RelatedTicket;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentContent;
import dev.baton.timeline.AttachmentInfo;
import dev.baton.timeline.Direction;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of leads, as people see them. */
class LeadPagesTest extends PageTest {
    private static final String LEAD = "/leads/" + Samples.LEAD;
    private static final RecordRef RECORD = RecordRef.lead(Samples.LEAD.value());

    @Autowired
    private LeadService leads;

    @Autowired
    private LeadConversation conversation;

    @Autowired
    private ErasureService erasures;

    @Autowired
    private LeadsInSight sight;

    @Autowired
    private Timeline timeline;

    @Autowired
    private DecisionLog decisions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Journeys journeys;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TicketsInSight tickets;

    @BeforeEach
    void a_lead() {
        given(sight.view(eq(Samples.LEAD), any())).willReturn(Samples.lead());
        given(timeline.page(any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
    }

    @Test
    void the_list_narrows_by_what_stands_in_its_address() {
        given(sight.list(any(), any(), any(), anyInt(), any())).willReturn(new LeadList(List.of(row()), "next one"));

        var page = page(
                get("/leads?q=ada&status=open&grade=A&owner=-&channel=web&from=2026-11-01&to=2026-11-02&sort=score"),
                Role.SALES,
                200);

        verify(sight)
                .list(
                        new LeadFilter(
                                "ada",
                                LeadStatus.OPEN,
                                Grade.A,
                                null,
                                null,
                                "-",
                                LeadChannel.WEB,
                                Instant.parse("2026-10-31T23:00:00Z"),
                                Instant.parse("2026-11-02T23:00:00Z")),
                        LeadSort.SCORE,
                        null,
                        50,
                        PageSecurity.anna(Role.SALES));
        var line = page.select("tr#lead-" + Samples.LEAD);
        assertThat(line.select("a.row-link").attr("href")).isEqualTo(LEAD);
        assertThat(line.text()).contains("Ada Lovelace", "Engines Ltd", "Open", "Anna Berg", "Web form");
        assertThat(page.select("#pager a").attr("href")).endsWith("&sort=score&cursor=next%20one");
        assertThat(page.select("select[name=status] option[selected]").val()).isEqualTo("open");
    }

    @Test
    void words_the_address_should_not_have_ask_for_nothing() {
        given(sight.list(any(), any(), any(), anyInt(), any())).willReturn(new LeadList(List.of(), null));

        page(get("/leads?status=nonsense&from=yesterday&sort=shoe-size"), Role.SALES, 200);

        verify(sight).list(LeadFilter.ALL, LeadSort.NEWEST, null, 50, PageSecurity.anna(Role.SALES));
    }

    @Test
    void an_empty_list_helps() {
        given(sight.list(any(), any(), any(), anyInt(), any())).willReturn(new LeadList(List.of(), null));

        assertThat(page(get("/leads"), Role.SALES, 200).select(".empty a").attr("href"))
                .isEqualTo("/leads/new");
        assertThat(page(get("/leads"), Role.READ_ONLY, 200).select(".empty a, .page-header a"))
                .isEmpty();
        assertThat(page(get("/leads?q=x"), Role.SALES, 200)
                        .select(".empty-title")
                        .text())
                .isEqualTo("No lead fits");
    }

    @Test
    void a_lead_entered_by_hand_travels_the_same_road() {
        given(leads.register(any())).willReturn(Samples.LEAD);

        var answer = ask(
                post("/leads")
                        .param("firstName", " Ada ")
                        .param("employees", "12")
                        .param("consent", "yes"),
                Role.SALES);

        assertThat(answer.getRedirectedUrl()).isEqualTo(LEAD);
        var entered = ArgumentCaptor.forClass(NewLead.class);
        verify(leads).register(entered.capture());
        assertThat(entered.getValue().firstName()).isEqualTo("Ada");
        assertThat(entered.getValue().channel()).isEqualTo(LeadChannel.MANUAL);
        assertThat(entered.getValue().consent().given()).isTrue();
        assertThat(entered.getValue().thank()).isFalse();
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        given(leads.register(any()))
                .willThrow(new Invalid(List.of(
                        new FieldProblem("email", "There is no @ in it."), new FieldProblem("other", "And this."))));

        var page = page(post("/leads").param("firstName", "Ada").param("email", "ada"), Role.SALES, 422);

        assertThat(page.select("#email-error").text()).isEqualTo("There is no @ in it.");
        assertThat(page.select("input[name=email]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("input[name=firstName]").val()).isEqualTo("Ada");
        assertThat(page.select("[role=alert]").text()).contains("And this.");
    }

    @Test
    void a_number_that_is_none_is_said_in_words() {
        var page = page(post("/leads").param("employees", "many"), Role.SALES, 422);

        assertThat(page.select("#employees-error").text()).isEqualTo("Enter a whole number, such as 250.");
        verify(leads, never()).register(any());
    }

    @Test
    void only_what_was_changed_counts_as_entered_by_a_person() {
        var answer = ask(filled(post(LEAD + "/edit")).param("version", "3").param("phone", "+44 1"), Role.SALES);

        assertThat(answer.getRedirectedUrl()).isEqualTo(LEAD);
        verify(leads).update(Samples.LEAD, LeadChanges.none().with(LeadField.PHONE, "+44 1"), 3);
    }

    @Test
    void whoever_saves_second_sees_both_entries_and_decides() {
        given(sight.view(eq(Samples.LEAD), any())).willReturn(Samples.lead(LeadStatus.OPEN, 4, "+44 2"));

        var page = page(filled(post(LEAD + "/edit")).param("version", "3").param("phone", "+44 1"), Role.SALES, 409);

        assertThat(page.select("#conflict tbody tr").text()).isEqualTo("Phone +44 2 +44 1");
        assertThat(page.select("input[name=version]").val()).isEqualTo("4");
        assertThat(page.select("input[name=phone]").val()).isEqualTo("+44 1");
        verify(leads, never()).update(any(), any(), anyLong());
    }

    @Test
    void a_save_that_loses_the_race_is_a_conflict_too() {
        willThrow(new Stale(RECORD)).given(leads).update(any(), any(), eq(3L));

        page(filled(post(LEAD + "/edit")).param("version", "3").param("phone", "+44 1"), Role.SALES, 409);
    }

    @Test
    void a_score_is_shown_with_its_reasons() {
        given(decisions.ofRecord(RECORD))
                .willReturn(List.of(
                        decision("lead_grade", "They suit us very well."),
                        decision("lead_fit", "An industry we know.")));

        var score = page(get(LEAD), Role.SALES, 200).select("#score");

        assertThat(score.select(".grade").text()).contains("A");
        assertThat(score.select(".reasons li").eachText())
                .containsExactly("They suit us very well.", "An industry we know.");
    }

    @Test
    void a_letter_shows_how_far_it_has_come_and_a_formatted_one_is_kept_in_a_sandbox() {
        var letter = new ActivityId(UUID.fromString("0190a000-0000-7000-8000-000000000009"));
        given(timeline.page(eq(RECORD), any(), anyInt()))
                .willReturn(new TimelinePage(
                        List.of(activity(
                                letter, ActivityKind.MAIL_OUT, Map.of("sendKey", "k1", "to", "ada@x.example"))),
                        null));
        given(outbox.ofRecord(RECORD)).willReturn(List.of(sent("k1", OutboxState.DEAD)));

        var entry = page(get(LEAD), Role.SALES, 200).select("#timeline li");

        assertThat(entry.text()).contains("Could not be sent", "Mailbox is full", "To ada@x.example");
        assertThat(entry.select("iframe").attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin");
        assertThat(entry.select("iframe").attr("src")).isEqualTo("/activities/" + letter + "/mail.html");
    }

    @Test
    void a_formatted_mail_is_cleaned_and_can_do_nothing() {
        var id = ActivityId.create();
        given(timeline.find(id)).willReturn(Optional.of(activity(id, ActivityKind.MAIL_IN, Map.of())));

        var answer = ask(get("/activities/" + id + "/mail.html"), Role.SALES);

        assertThat(answer.getHeader("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(text(answer))
                .contains("<b>Hello</b>")
                .doesNotContain("<script", "onclick", "tracker.example", "javascript:");
    }

    @Test
    void a_file_is_only_ever_downloaded() {
        var id = UUID.randomUUID();
        given(timeline.recordOfAttachment(id)).willReturn(Optional.of(RecordRef.lead(Samples.LEAD.value())));
        given(timeline.attachment(id))
                .willReturn(new AttachmentContent(
                        new AttachmentInfo(id, "Angebot \"für\" Sie.html", "text/html", 5),
                        "<hi/>".getBytes(StandardCharsets.UTF_8)));

        var answer = ask(get("/attachments/" + id), Role.SALES);

        assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whoever_only_reads_sees_the_lead_without_its_addresses_and_changes_nothing() {
        var page = page(get(LEAD), Role.READ_ONLY, 200);

        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(page.select("#facts").text()).contains("Ada Lovelace", "a•••@engines.example");
        page(get(LEAD + "/edit"), Role.READ_ONLY, 403);
        page(post(LEAD + "/activities").param("kind", "CALL").param("subject", "x"), Role.READ_ONLY, 403);
        page(post(LEAD + "/withdraw-consent"), Role.READ_ONLY, 403);
    }

    @Test
    void erasing_asks_first_and_is_for_managers() {
        page(get(LEAD + "/erase"), Role.SALES, 403);
        page(post(LEAD + "/erase"), Role.SALES, 403);
        var question = page(get(LEAD + "/erase"), Role.MANAGER, 200);
        assertThat(question.select("h1").text()).isEqualTo("Erase all data of Ada Lovelace?");
        assertThat(question.select("main form").attr("action")).isEqualTo(LEAD + "/erase");
        verify(erasures, never()).request(any(), any());

        var request = ErasureId.create();
        given(erasures.request(NewErasure.of(RecordRef.lead(Samples.LEAD.value())), "page"))
                .willReturn(request);

        var answer = ask(post(LEAD + "/erase"), Role.MANAGER);

        assertThat(answer.getRedirectedUrl()).isEqualTo("/privacy/" + request);
    }

    @Test
    void a_letter_sent_twice_by_a_nervous_finger_has_one_key() {
        var request = UUID.randomUUID().toString();

        ask(
                post(LEAD + "/mails")
                        .param("request", request)
                        .param("subject", "Hi")
                        .param("body", "There"),
                Role.SALES);

        verify(conversation)
                .contacted(eq(Samples.LEAD), any(), eq("anna"), eq(SendKey.of("letter", request)), eq(null), eq(null));
    }

    @Test
    void an_unchanged_journey_costs_no_bytes() {
        given(journeys.of(RECORD)).willReturn(new JourneyView(RECORD.toString(), List.of()));

        var first = ask(get(LEAD + "/journey.json").accept("application/json"), Role.SALES);
        var again = ask(
                get(LEAD + "/journey.json").accept("application/json").header("If-None-Match", first.getHeader("ETag")),
                Role.SALES);

        assertThat(text(first)).contains("\"instances\":[]");
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(text(again)).isEmpty();
    }

    @Test
    void a_diagram_is_fetched_by_its_definition() {
        given(journeys.diagram("lead-qualification:3:abc")).willReturn("<bpmn/>");

        var answer = ask(get("/journeys/definitions/lead-qualification:3:abc.bpmn"), Role.SALES);

        assertThat(answer.getContentType()).startsWith("application/xml");
        assertThat(text(answer)).isEqualTo("<bpmn/>");
    }

    @Test
    void changes_say_who_did_what_in_peoples_words() {
        given(audit.of(any(), any(), anyInt()))
                .willReturn(new ChangePage(
                        List.of(new Change(
                                7,
                                StaffPages.NOW,
                                "person:anna",
                                null,
                                "page",
                                null,
                                "lead",
                                Samples.LEAD.value(),
                                null,
                                "update",
                                false,
                                List.of(new Change.Value("phone", "+44 1", "+44 2")))),
                        null));

        var line = page(get(LEAD + "/changes"), Role.SALES, 200).select("#change-rows tr");

        assertThat(line.text()).contains("anna", "Phone +44 1 +44 2");
    }

    @Test
    void decisions_show_what_was_asked_and_why_it_was_answered() {
        given(decisions.ofRecord(RECORD)).willReturn(List.of(decision("lead_grade", "They suit us very well.")));

        var card = page(get(LEAD + "/decisions"), Role.SALES, 200).select("article.decision");

        assertThat(card.text()).contains("Version 2", "They suit us very well.", "fit 40", "grade A");
    }

    @Test
    void a_lead_shows_what_its_person_asked() {
        var ticket = TicketId.create();
        given(tickets.ofLead(eq(Samples.LEAD.value()), anyInt(), any()))
                .willReturn(List.of(new RelatedTicket(
                        RelatedTicket.Relation.SAME_REQUESTER, ticket, 1043, "Pump <b>again</b>", TicketStatus.OPEN)));

        var card = page(get(LEAD), Role.SALES, 200).select("#tickets-of-lead");

        assertThat(card.text()).contains("#1043 Pump <b>again</b>", "Open");
        assertThat(card.select("a").attr("href")).isEqualTo("/tickets/" + ticket);
    }

    @Test
    void a_lead_that_is_not_there_is_not_found() {
        given(sight.view(any(), any())).willThrow(new NotFound("lead", "x"));

        page(get(LEAD), Role.SALES, 404);
        page(get("/leads/not-an-id"), Role.SALES, 404);
    }

    private static MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder form) {
        return form.param("firstName", "Ada")
                .param("lastName", "Lovelace")
                .param("companyName", "Engines Ltd")
                .param("email", "ada@engines.example")
                .param("jobTitle", "Engineer")
                .param("country", "GB")
                .param("employees", "12")
                .param("language", "en");
    }

    private static LeadRow row() {
        return new LeadRow(
                Samples.LEAD,
                "Ada Lovelace",
                "Engines Ltd",
                "ada@engines.example",
                null,
                "GB",
                LeadChannel.WEB,
                LeadStatus.OPEN,
                Grade.A,
                null,
                52,
                "sales-sdr",
                "anna",
                "Anna Berg",
                null,
                StaffPages.NOW);
    }

    private static DecisionRecord decision(String key, String reason) {
        return new DecisionRecord(
                RECORD,
                key,
                "A question",
                2,
                key + ":2",
                null,
                null,
                null,
                Map.of("fit", 40),
                List.of(Map.of("grade", "A")),
                List.of(new MatchedRule("r1", reason)),
                StaffPages.NOW);
    }

    private static Activity activity(ActivityId id, ActivityKind kind, Map<String, Object> detail) {
        return new Activity(
                id,
                RECORD,
                kind,
                kind == ActivityKind.MAIL_IN ? Direction.IN : Direction.OUT,
                StaffPages.NOW,
                "person:anna",
                "Hello",
                null,
                "<b onclick='x()'>Hello</b><script>alert(1)</script><img src='https://tracker.example/p.gif'>"
                        + "<a href='javascript:alert(1)'>x</a>",
                null,
                detail,
                List.of());
    }

    private static OutboxEntry sent(String key, OutboxState state) {
        return new OutboxEntry(
                UUID.randomUUID(),
                Samples.ACME.id(),
                Channel.EMAIL,
                new SendKey(key),
                RECORD,
                null,
                null,
                "ada@x.example",
                "Hello",
                Map.of(),
                state,
                3,
                StaffPages.NOW,
                StaffPages.NOW,
                null,
                "Mailbox is full",
                "person:anna");
    }
}
