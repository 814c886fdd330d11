package dev.baton.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Answer;
import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Role;
import dev.baton.journey.StepNames;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.LedgerLine;
import dev.baton.outbox.LedgerPart;
import dev.baton.outbox.LedgerSearch;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.Release;
import dev.baton.outbox.SendKey;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.web.tickets.TicketSamples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people see of what was sent, and how they have it sent again. */
class LedgerPagesTest extends PageTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000007");
    private static final UUID SECOND = UUID.fromString("0190a000-0000-7000-8000-000000000008");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private StepNames steps;

    @Autowired
    private LeadsInSight leads;

    @Autowired
    private TicketsInSight tickets;

    @Autowired
    private SideConversations conversations;

    @BeforeEach
    void a_letter_of_a_step() {
        given(steps.of(any())).willReturn(Map.of(new StepNames.Step("instance-1", "Task_ThankLead"), "Thank them"));
        given(ledger.search(any(), anyInt())).willReturn(new LedgerPart(List.of(line(ID, null, null)), ID));
        given(ledger.get(ID)).willReturn(line(ID, null, null));
        given(ledger.ofRecord(any())).willReturn(List.of(line(SECOND, ID, "It never came"), line(ID, null, null)));
        given(leads.view(eq(Samples.LEAD), any())).willReturn(Samples.lead(LeadStatus.OPEN, 1, "+44 20 1234"));
        var made = new HashMap<String, UUID>();
        given(idempotency.once(anyString(), anyString(), any())).willAnswer(call -> {
            var key = call.getArgument(0, String.class);
            var replayed = made.containsKey(key);
            if (!replayed) {
                made.put(key, call.<Supplier<UUID>>getArgument(2).get());
            }
            return new Answer(made.get(key), replayed);
        });
    }

    @Test
    void only_operators_and_admins_see_it() {
        assertThat(ask(get("/operations/ledger"), Role.SALES).getStatus()).isEqualTo(403);
        assertThat(ask(post("/operations/ledger/" + ID + "/resend").param("reason", "x"), Role.MANAGER)
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void a_line_says_what_was_sent_to_whom_and_why_and_leads_on() {
        var page = page(get("/operations/ledger"), Role.ADMIN, 200);

        assertThat(page.select("#ledger-rows").text())
                .contains("Your request", "E-mail", "thank:1", "ada@x.example", "Sent", "250 ok", "Thank them", "Lead");
        assertThat(page.select("#ledger-rows a").eachAttr("href"))
                .contains("/operations/ledger/" + ID, "/leads/" + Samples.LEAD)
                .anyMatch(link -> link.endsWith("#/process-instance/instance-1/runtime"));
        assertThat(page.select("#pager a").attr("href")).isEqualTo("/operations/ledger?before=" + ID);
    }

    @Test
    void operators_read_no_addresses() {
        assertThat(page(get("/operations/ledger"), Role.OPERATIONS, 200)
                        .select("#ledger-rows")
                        .text())
                .contains("Your request")
                .doesNotContain("ada@x.example");
    }

    @Test
    void it_is_asked_for_channel_state_record_key_step_and_days_of_the_tenant() {
        var page = page(
                get("/operations/ledger")
                        .param("channel", "email")
                        .param("state", "sent")
                        .param("record", "lead:" + Samples.LEAD)
                        .param("key", "thank:1")
                        .param("step", "Task_ThankLead")
                        .param("from", "2026-11-01")
                        .param("to", "2026-11-01"),
                Role.ADMIN,
                200);

        var search = ArgumentCaptor.forClass(LedgerSearch.class);
        verify(ledger).search(search.capture(), anyInt());
        assertThat(search.getValue())
                .isEqualTo(new LedgerSearch(
                        Channel.EMAIL,
                        OutboxState.SENT,
                        Samples.LEAD.value(),
                        "thank:1",
                        "Task_ThankLead",
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-11-01T23:00:00Z"),
                        null));
        assertThat(page.select("#pager a").attr("href"))
                .contains("channel=email", "step=Task_ThankLead", "before=" + ID);
        page(get("/operations/ledger").param("channel", "pigeon"), Role.ADMIN, 422);
    }

    @Test
    void a_line_shows_each_attempt_its_words_and_who_had_it_sent_again() {
        given(outbox.attempts(ID)).willReturn(List.of(new OutboxAttempt(StaffPages.NOW, "sent", "250 ok")));
        given(ledger.repeated(ID)).willReturn(List.of(line(SECOND, ID, "It never came")));
        given(ledger.releases(ID))
                .willReturn(List.of(new Release(SECOND, "Moved back", "person:anna", StaffPages.NOW, null, null)));

        var page = page(get("/operations/ledger/" + ID), Role.ADMIN, 200);

        assertThat(page.select("#attempts").text()).contains("Sent", "250 ok");
        assertThat(page.select("#words").text())
                .contains("Text Thank you: https://x.test/portal/acme/tickets/…")
                .doesNotContain("<b>", "messageId", "uaxX");
        assertThat(page.select("#repeated").text()).contains("It never came");
        assertThat(page.select("#releases").text()).contains("Waits for the step", "Moved back");
        assertThat(page.select("main form").eachAttr("action"))
                .containsExactlyInAnyOrder(
                        "/operations/ledger/" + ID + "/resend",
                        "/operations/ledger/" + ID + "/release",
                        "/operations/ledger/" + ID + "/withdraw-release");
    }

    @Test
    void sending_again_takes_a_reason_and_shows_the_new_line() {
        given(ledger.resend(ID, "It never came")).willReturn(SECOND);

        assertThat(ask(resend("It never came"), Role.OPERATIONS).getRedirectedUrl())
                .isEqualTo("/operations/ledger/" + SECOND);
        assertThat(ask(post("/operations/ledger/" + ID + "/release").param("reason", "Moved"), Role.OPERATIONS)
                        .getStatus())
                .isEqualTo(302);
        verify(ledger).release(ID, "Moved");

        given(ledger.resend(eq(ID), anyString()))
                .willThrow(new Invalid(List.of(new FieldProblem("reason", "Say why it is to be sent again"))));
        page(resend(" "), Role.OPERATIONS, 422);
    }

    @Test
    void a_form_that_is_sent_twice_sends_again_once() {
        var form = page(get("/operations/ledger/" + ID), Role.OPERATIONS, 200).selectFirst("#again form");
        var request = form.select("[name=request]").attr("value");
        given(ledger.resend(ID, "It never came")).willReturn(SECOND);

        for (var time = 1; time <= 2; time++) {
            assertThat(ask(
                                    post(form.attr("action"))
                                            .param("reason", "It never came")
                                            .param("request", request),
                                    Role.OPERATIONS)
                            .getRedirectedUrl())
                    .isEqualTo("/operations/ledger/" + SECOND);
        }

        verify(ledger, times(1)).resend(any(), any());
    }

    private static MockHttpServletRequestBuilder resend(String reason) {
        return post("/operations/ledger/" + ID + "/resend")
                .param("reason", reason)
                .param("request", UUID.randomUUID().toString());
    }

    @Test
    void a_lead_shows_what_was_sent_for_it() {
        var page = page(get("/leads/" + Samples.LEAD + "/sent"), Role.SALES, 200);

        assertThat(page.select("#sent-rows tr")).hasSize(2);
        assertThat(page.select("#sent-rows").text()).contains("Your request", "Again: It never came", "Thank them");
        assertThat(page.select("#sent-rows a")).isEmpty();
        assertThat(page.select(".tabs a[aria-current]").text()).isEqualTo("What was sent");
    }

    @Test
    void a_ticket_shows_what_was_sent_for_it_and_to_its_vendors() {
        var vendor = SideConversationId.create().record();
        given(tickets.view(any(), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
        given(conversations.withTicket(TicketSamples.TICKET))
                .willReturn(List.of(TicketSamples.TICKET.record(), vendor));
        given(ledger.ofRecords(List.of(TicketSamples.TICKET.record(), vendor)))
                .willReturn(List.of(line(SECOND, ID, "It never came"), line(ID, null, null)));

        assertThat(page(get("/tickets/" + TicketSamples.TICKET + "/journey"), Role.SUPPORT, 200)
                        .select(".tabs a")
                        .eachAttr("href"))
                .contains("/tickets/" + TicketSamples.TICKET + "/sent");
        var page = page(get("/tickets/" + TicketSamples.TICKET + "/sent"), Role.SUPPORT, 200);
        assertThat(page.select("#sent-rows tr")).hasSize(2);
        assertThat(page.select(".tabs a[aria-current]").text()).isEqualTo("What was sent");
        assertThat(page.select("#sent-rows td[data-label]"))
                .as("cells that name themselves where a phone stacks them")
                .isNotEmpty();
    }

    @Test
    void a_ticket_for_which_nothing_was_sent_says_so_and_one_out_of_sight_says_nothing() {
        given(tickets.view(any(), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));

        assertThat(page(get("/tickets/" + TicketSamples.TICKET + "/sent"), Role.SUPPORT, 200)
                        .select("#sent .empty-title")
                        .text())
                .isEqualTo("Nothing was sent yet");

        willThrow(new NotFound("ticket", TicketSamples.TICKET)).given(tickets).view(any(), any());
        page(get("/tickets/" + TicketSamples.TICKET + "/sent"), Role.SUPPORT, 404);
    }

    private static LedgerLine line(UUID id, @Nullable UUID first, @Nullable String reason) {
        return new LedgerLine(
                new OutboxEntry(
                        id,
                        Samples.ACME.id(),
                        Channel.EMAIL,
                        new SendKey("thank:1"),
                        RecordRef.lead(Samples.LEAD.value()),
                        "instance-1",
                        "Task_ThankLead",
                        "ada@x.example",
                        "Your request",
                        Map.of(
                                "text",
                                "Thank you: https://x.test/portal/acme/tickets/uaxXbqXZ7KQG-tcG8dKnq3c5",
                                "html",
                                "<b>Thank you</b>",
                                "messageId",
                                "<1@x>"),
                        OutboxState.SENT,
                        0,
                        StaffPages.NOW,
                        StaffPages.NOW,
                        StaffPages.NOW,
                        "250 ok",
                        "process:Task_ThankLead"),
                first,
                reason);
    }
}
