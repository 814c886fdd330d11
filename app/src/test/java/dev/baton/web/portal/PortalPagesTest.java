package dev.baton.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Answer;
import dev.baton.idempotency.Idempotency;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.RatingAnswer;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.ticket.TicketsInSight.Whole;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentContent;
import dev.baton.timeline.AttachmentInfo;
import dev.baton.timeline.Direction;
import dev.baton.timeline.Timeline;
import dev.baton.timeline.TimelinePage;
import dev.baton.unsubscribing.Unsubscribing;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.protection.Limit;
import dev.baton.web.protection.Limits;
import dev.baton.web.tickets.TicketSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Customers see their own ticket by its link, and nothing that is ours alone. */
class PortalPagesTest extends PageTest {
    private static final String PORTAL = "/portal/pk-acme";
    private static final String TICKET = PORTAL + "/tickets/" + TicketSamples.KEY;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TicketService tickets;

    @Autowired
    private TicketsInSight sight;

    @Autowired
    private TicketConversation conversation;

    @Autowired
    private Surveys surveys;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private Limits limits;

    @Autowired
    private Unsubscribing unsubscribing;

    @BeforeEach
    void a_tenant_and_a_ticket() {
        given(tenants.byPublicKey("pk-acme")).willReturn(Optional.of(Samples.ACME));
        given(limits.take(any(), any())).willReturn(Duration.ZERO);
        given(idempotency.onceFilledIn(any(), any(), any())).willAnswer(call -> {
            Supplier<UUID> work = call.getArgument(2);
            return new Answer(work.get(), false);
        });
        given(sight.ofCustomer(anyString())).willThrow(new NotFound("ticket", "of that link"));
        doAnswer(call -> {
                    assertThat(Tenancy.required()).isEqualTo(Samples.ACME.id());
                    return TicketSamples.ticket(TicketStatus.WAITING_VENDOR);
                })
                .when(sight)
                .ofCustomer(TicketSamples.KEY);
        given(timeline.page(any(), any(), any(), anyInt())).willReturn(new TimelinePage(List.of(), null));
    }

    @Test
    void a_customer_asks_and_learns_no_more_than_that_it_came_in() {
        given(tickets.open(any(), any())).willAnswer(call -> {
            assertThat(Tenancy.required()).isEqualTo(Samples.ACME.id());
            return TicketSamples.TICKET;
        });

        assertThat(page(get(PORTAL), 200).select("input[name=website]")).hasSize(1);
        var answer = askAsNobody(asking().param("impact", "ALL").header("Accept-Language", "de"));

        assertThat(answer.getRedirectedUrl()).isEqualTo(PORTAL + "/thanks");
        var opened = ArgumentCaptor.forClass(NewTicket.class);
        verify(tickets).open(opened.capture(), eq(List.of()));
        assertThat(opened.getValue())
                .isEqualTo(new NewTicket(
                        TicketChannel.PORTAL,
                        "Pump",
                        "It stands still",
                        "Ada",
                        "ada@engines.example",
                        null,
                        "de",
                        null,
                        Impact.ALL,
                        true,
                        List.of()));
        verify(idempotency).onceFilledIn(eq("portal/f-1"), contains("It stands still"), any());
        assertThat(page(get(PORTAL + "/thanks"), 200).text()).contains("Acme Robotics");
    }

    @Test
    void what_is_missing_is_said_and_nothing_written_is_lost() {
        var page = page(post(PORTAL).param("subject", "Pump").param("email", " "), 422);

        assertThat(page.select("#email-error, #text-error").eachText()).hasSize(2);
        assertThat(page.select("input[name=subject]").val()).isEqualTo("Pump");
        verify(tickets, never()).open(any(), any());
    }

    @Test
    void what_only_a_machine_fills_in_opens_nothing_and_a_person_can_send_again() {
        var page = page(asking().param("website", "http://spam.example"), 422);

        assertThat(page.select("#problems").text()).contains("send once more");
        assertThat(page.select("input[name=website]").val()).isEmpty();
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("It stands still");
        verify(tickets, never()).open(any(), any());
    }

    @Test
    void what_was_refused_does_not_count_as_sent() {
        given(tickets.open(any(), any()))
                .willThrow(new Invalid(List.of(new FieldProblem("email", "This is no address"))));
        willThrow(new Invalid(List.of(new FieldProblem("text", "Write something"))))
                .given(conversation)
                .wroteByPortal(any(), any(), any());

        page(post(PORTAL).param("email", "ada@engines.example"), 422);
        verify(limits, never()).take(eq(Limit.PUBLIC_FORM), any());
        page(asking(), 422);
        page(post(TICKET + "/answers").param("text", " "), 422);

        verify(limits, times(2)).take(eq(Limit.PUBLIC_FORM), any());
        verify(limits, times(2)).giveBack(eq(Limit.PUBLIC_FORM), any());
    }

    @Test
    void what_is_not_taken_yet_stands_in_its_form_as_it_was_written() {
        given(limits.take(eq(Limit.PUBLIC_FORM), any())).willReturn(Duration.ofSeconds(12));
        var photo = new MockMultipartFile("files", "pump.png", "image/png", new byte[] {1});

        var asked = page(
                multipart(PORTAL)
                        .file(photo)
                        .param("email", "ada@engines.example")
                        .param("subject", "Pump")
                        .param("text", "It stands still")
                        .param("impact", "ALL")
                        .param("formId", "f-1"),
                429);
        var answered = page(
                multipart(TICKET + "/answers").file(photo).param("text", "Look").param("formId", "f-2"), 429);
        var rated = page(post(TICKET + "/rating/1").param("score", "4").param("comment", "Quick"), 429);

        for (var shown : List.of(asked, answered, rated)) {
            assertThat(shown.select("#wait[role=alert]").text()).contains("not sent yet", "still here", "13 seconds");
        }
        assertThat(asked.select("#email").val()).isEqualTo("ada@engines.example");
        assertThat(asked.select("#subject").val()).isEqualTo("Pump");
        assertThat(asked.select("#text").text()).isEqualTo("It stands still");
        assertThat(asked.select("input[name=impact][checked]").val()).isEqualTo("ALL");
        assertThat(asked.select("input[name=formId]").val()).isEqualTo("f-1");
        assertThat(answered.select("#text").text()).isEqualTo("Look");
        assertThat(answered.select("input[name=formId]").val())
                .as("who pressed twice was perhaps heard the first time")
                .isEqualTo("f-2");
        for (var shown : List.of(asked, answered)) {
            assertThat(shown.select("#files-gone").text()).endsWith("Choose again: pump.png");
        }
        assertThat(rated.select("#comment").text()).isEqualTo("Quick");
        assertThat(rated.select("button[aria-pressed]").val()).isEqualTo("4");
    }

    @Test
    void more_than_is_taken_waits() {
        given(limits.take(eq(Limit.PUBLIC_FORM), any())).willReturn(Duration.ofSeconds(12));

        for (var change : List.of(
                asking(),
                post(TICKET + "/answers").param("text", "x"),
                post(TICKET + "/rating/1").param("score", "5"))) {
            var answer = askAsNobody(change);
            assertThat(answer.getStatus()).isEqualTo(429);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("13");
        }
        verify(tickets, never()).open(any(), any());
        verify(conversation, never()).wroteByPortal(any(), any(), any());
        verify(surveys, never()).rate(any(), anyInt(), anyInt(), any());
    }

    @Test
    void a_customer_reads_what_was_said_and_nothing_of_ours() {
        given(timeline.page(any(), any(), any(), anyInt()))
                .willReturn(new TimelinePage(
                        List.of(
                                TicketSamples.said(
                                        ActivityKind.MAIL_OUT,
                                        Direction.OUT,
                                        "ALARM: nobody answers",
                                        Map.of("to", "lead@acme.example")),
                                TicketSamples.said(
                                        ActivityKind.MAIL_OUT,
                                        Direction.OUT,
                                        "ALARM: who reads along has it",
                                        Map.of("to", "carl@engines.example", "toOurselves", true)),
                                TicketSamples.said(
                                        ActivityKind.MAIL_IN,
                                        Direction.IN,
                                        "The vendor says",
                                        Map.of("from", "vendor@parts.example")),
                                TicketSamples.said(ActivityKind.NOTE, Direction.INTERNAL, "He always asks", Map.of()),
                                TicketSamples.said(ActivityKind.STATUS, Direction.INTERNAL, "Because of him", Map.of()),
                                TicketSamples.said(
                                        ActivityKind.MAIL_OUT,
                                        Direction.OUT,
                                        "Try <b>again</b>",
                                        Map.of("to", "Ada@engines.example")),
                                TicketSamples.said(
                                        ActivityKind.MAIL_IN,
                                        Direction.IN,
                                        "Me too",
                                        Map.of("from", "carl@engines.example")),
                                TicketSamples.said(ActivityKind.WEB_FORM, Direction.IN, "It stands", Map.of())),
                        "c1"));

        var answer = askAsNobody(get(TICKET));
        var page = Jsoup.parse(text(answer));

        assertThat(page.select("#conversation .quote").eachText())
                .containsExactly("Try <b>again</b>", "Me too", "It stands");
        assertThat(page.text())
                .contains("Request #1042", "We are working on it")
                .doesNotContain("ALARM", "vendor", "Vendor", "He always", "Because", "Tom Hart", "support-l1", "gold")
                .doesNotContain("??");
        assertThat(page.select("p.pager a").attr("href")).endsWith("?cursor=c1");
        verify(timeline).page(TicketSamples.TICKET.record(), PortalEntry.SHOWN, null, 50);
        assertThat(PortalEntry.SHOWN)
                .containsExactlyInAnyOrder(ActivityKind.MAIL_IN, ActivityKind.MAIL_OUT, ActivityKind.WEB_FORM);
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getCookies()).isEmpty();
    }

    @Test
    void a_customer_is_led_to_where_their_conversation_goes_on() {
        given(sight.wholeOf(TicketSamples.KEY)).willReturn(Optional.of(new Whole(TicketStatus.OPEN, "key-of-whole")));

        assertThat(askAsNobody(get(TICKET)).getRedirectedUrl()).isEqualTo(PORTAL + "/tickets/key-of-whole");
        assertThat(askAsNobody(get(TICKET + "?said=true")).getRedirectedUrl())
                .isEqualTo(PORTAL + "/tickets/key-of-whole?said=true");
    }

    @Test
    void somebody_elses_conversation_is_not_shown_but_what_is_written_gets_there() {
        doReturn(TicketSamples.ticket(TicketStatus.MERGED)).when(sight).ofCustomer(TicketSamples.KEY);
        given(sight.wholeOf(TicketSamples.KEY)).willReturn(Optional.of(new Whole(TicketStatus.OPEN, null)));
        var page = page(get(TICKET), 200);
        assertThat(page.select("#what-now").text()).contains("together with another", "gets there");
        assertThat(page.select("#answer")).hasSize(1);

        given(sight.wholeOf(TicketSamples.KEY)).willReturn(Optional.of(new Whole(TicketStatus.CLOSED, null)));
        assertThat(page(get(TICKET), 200).select("#what-now").text()).contains("becomes a new request");
    }

    @Test
    void every_status_has_words_for_customers_in_both_languages() {
        for (var status : TicketStatus.values()) {
            doReturn(TicketSamples.ticket(status)).when(sight).ofCustomer(TicketSamples.KEY);
            for (var language : List.of("en", "de")) {
                assertThat(page(get(TICKET).header("Accept-Language", language), 200)
                                .select("#what-now")
                                .text())
                        .isNotBlank();
            }
        }
    }

    @Test
    void what_a_customer_writes_is_taken_once_and_said_so() {
        var answer = askAsNobody(
                post(TICKET + "/answers").param("text", "Still broken").param("formId", "f-2"));

        assertThat(answer.getRedirectedUrl()).isEqualTo(TICKET + "?said=true");
        verify(conversation).wroteByPortal(TicketSamples.KEY, "Still broken", List.of());
        verify(idempotency).onceFilledIn(eq("portal/f-2"), contains("Still broken"), any());
        assertThat(page(get(TICKET + "?said=true"), 200).select("#said")).hasSize(1);
    }

    @Test
    void other_words_or_other_files_under_the_same_form_are_told_apart() {
        var photo = new MockMultipartFile("files", "pump.png", "image/png", new byte[] {1});
        var sharper = new MockMultipartFile("files", "pump.png", "image/png", new byte[] {2});
        for (var file : List.of(photo, sharper)) {
            askAsNobody(multipart(TICKET + "/answers")
                    .file(file)
                    .param("text", "Look")
                    .param("formId", "f-3"));
        }
        askAsNobody(post(TICKET + "/answers").param("text", "Look again").param("formId", "f-3"));

        var filledIn = ArgumentCaptor.forClass(String.class);
        verify(idempotency, times(3)).onceFilledIn(eq("portal/f-3"), filledIn.capture(), any());
        assertThat(filledIn.getAllValues()).doesNotHaveDuplicates();
    }

    @Test
    void files_come_along_and_what_is_too_much_loses_no_word() {
        var photo = new MockMultipartFile("files", "pump.png", "image/png", new byte[] {1, 2});
        var none = new MockMultipartFile("files", "", "application/octet-stream", new byte[0]);

        askAsNobody(multipart(TICKET + "/answers").file(photo).file(none).param("text", "Look"));

        verify(conversation)
                .wroteByPortal(
                        eq(TicketSamples.KEY),
                        eq("Look"),
                        argThat(files -> files.size() == 1
                                && files.get(0).fileName().equals("pump.png")
                                && files.get(0).content().length == 2));
        given(tickets.open(any(), any())).willReturn(TicketSamples.TICKET);
        askAsNobody(multipart(PORTAL)
                .file(photo)
                .param("email", "ada@engines.example")
                .param("text", "It stands"));
        verify(tickets).open(any(), argThat(files -> files.size() == 1));

        willThrow(new Invalid(List.of(new FieldProblem("files", "tickets.files.too-large"))))
                .given(conversation)
                .wroteByPortal(any(), any(), any());
        var page = page(multipart(TICKET + "/answers").file(photo).param("text", "Look"), 422);
        assertThat(page.select("#text-error").text()).contains("larger than 10 MB", "your text is still here");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("Look");
        assertThat(page.select("#files-gone").text()).endsWith("Choose again: pump.png");
        assertThat(page.select("#answer").attr("enctype")).isEqualTo("multipart/form-data");
    }

    @Test
    void a_customer_gets_the_files_of_their_ticket_and_no_others() {
        var file = UUID.randomUUID();
        var info = new AttachmentInfo(file, "pläne.html", "text/html", 3);
        var content = new AttachmentContent(info, "<b>".getBytes(StandardCharsets.UTF_8));
        given(timeline.attachment(file)).willReturn(content);
        var said = TicketSamples.said(ActivityKind.WEB_FORM, Direction.IN, "It stands", Map.of());
        given(timeline.activityOfAttachment(file)).willReturn(Optional.of(said));
        var address = TICKET + "/files/" + file;

        var answer = askAsNobody(get(address));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("pl%C3%A4ne.html");
        assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getContentAsByteArray()).isEqualTo(content.content());

        var elsewhere = mock(Activity.class);
        given(elsewhere.record()).willReturn(TicketSamples.OTHER.record());
        for (var secret : List.of(
                TicketSamples.said(ActivityKind.NOTE, Direction.INTERNAL, "He always asks", Map.of()),
                TicketSamples.said(ActivityKind.MAIL_OUT, Direction.OUT, "ALARM", Map.of("to", "lead@acme.example")),
                elsewhere)) {
            given(timeline.activityOfAttachment(file)).willReturn(Optional.of(secret));
            assertThat(askAsNobody(get(address)).getStatus()).isEqualTo(404);
        }
        given(timeline.activityOfAttachment(file)).willReturn(Optional.of(said));
        for (var wrong : List.of(PORTAL + "/tickets/wrong", "/portal/nobody/tickets/" + TicketSamples.KEY)) {
            assertThat(askAsNobody(get(wrong + "/files/" + file)).getStatus()).isEqualTo(404);
        }
    }

    @Test
    void articles_are_offered_while_somebody_writes() {
        var page = page(get(PORTAL), 200);

        assertThat(page.select("[hx-get]").attr("hx-get")).isEqualTo("/public/help/pk-acme/suggestions");
        assertThat(page.select("[hx-get]").attr("hx-include")).isEqualTo("#subject");
        assertThat(page.select("#suggested")).hasSize(1);
    }

    @Test
    void an_empty_answer_says_so_where_it_is_written() {
        willThrow(new Invalid(List.of(new FieldProblem("text", "Write something"))))
                .given(conversation)
                .wroteByPortal(any(), any(), any());

        var page = page(post(TICKET + "/answers").param("text", " "), 422);

        assertThat(page.select("#text-error").text()).isEqualTo("Write something first.");
    }

    @Test
    void a_link_to_the_rating_changes_nothing_and_a_button_does() {
        given(surveys.rate(any(), anyInt(), anyInt(), any())).willReturn(RatingAnswer.TAKEN);

        var page = page(get(TICKET + "/rating/1"), 200);

        assertThat(page.select("button[name=score]").eachAttr("value")).containsExactly("5", "4", "3", "2", "1");
        assertThat(page.select("button[aria-pressed]").val()).isEqualTo("2");
        verify(surveys, never()).rate(any(), anyInt(), anyInt(), any());

        var answer = askAsNobody(post(TICKET + "/rating/1").param("score", "4"));

        assertThat(answer.getRedirectedUrl()).isEqualTo(TICKET + "/rating/1?said=true");
        verify(surveys).rate(TicketSamples.KEY, 1, 4, null);
        page(get(TICKET + "/rating/2"), 404);
    }

    @Test
    void a_link_to_unsubscribe_changes_nothing_and_one_click_does() {
        willThrow(new NotFound("reader", "of that link")).given(unsubscribing).check("wrong");

        var page = page(get(PORTAL + "/unsubscribe/k-1"), 200);

        assertThat(page.select("form[method=post] button").attr("name")).isEqualTo("List-Unsubscribe");
        assertThat(page.select("#done")).isEmpty();
        verify(unsubscribing).check("k-1");
        verify(unsubscribing, never()).unsubscribe(any());
        page(get(PORTAL + "/unsubscribe/wrong"), 404);

        // As the servers of a mail provider send it: no cookie, no token, no other page first (RFC 8058, 3.2).
        given(limits.take(eq(Limit.PUBLIC_FORM), any())).willReturn(Duration.ofSeconds(12));
        var answer = askAsNobody(post(PORTAL + "/unsubscribe/k-1")
                .contentType("application/x-www-form-urlencoded")
                .content("List-Unsubscribe=One-Click"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(Jsoup.parse(text(answer)).select("#done")).hasSize(1);
        verify(unsubscribing).unsubscribe("k-1");
    }

    @Test
    void a_wrong_link_says_what_to_do() {
        for (var address : List.of(
                PORTAL + "/tickets/wrong", "/portal/nobody", "/portal/nobody/tickets/x", TICKET + "/rating/9")) {
            var page = page(get(address), 404);
            assertThat(page.select("h1").text()).isEqualTo("This link leads nowhere");
        }
        assertThat(askAsNobody(post(PORTAL + "/tickets/wrong/answers").param("text", "x"))
                        .getStatus())
                .isEqualTo(404);
        verify(conversation, never()).wroteByPortal(any(), any(), any());
    }

    private static MockHttpServletRequestBuilder asking() {
        return post(PORTAL)
                .param("name", "Ada")
                .param("email", "ada@engines.example")
                .param("subject", "Pump")
                .param("text", "It stands still")
                .param("formId", "f-1");
    }

    private Document page(MockHttpServletRequestBuilder request, int status) {
        MockHttpServletResponse answer = askAsNobody(request);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).doesNotContain("??");
        return Jsoup.parse(text(answer));
    }
}
