package dev.baton.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.ErasureView;
import dev.baton.identity.Role;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadsInSight;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.LedgerLine;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.web.tickets.TicketSamples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;

/** What machines read of what was sent. */
class LedgerApiTest extends PageTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000007");
    private static final String SECRET = Base64.getEncoder()
            .encodeToString("Ada Lovelace, ada@engines.example, owes 5".getBytes(StandardCharsets.UTF_8));

    @Autowired
    private Ledger ledger;

    @Autowired
    private LeadsInSight leads;

    @Autowired
    private TicketsInSight tickets;

    @Autowired
    private SideConversations conversations;

    @Autowired
    private ErasureService erasures;

    @Test
    void a_file_is_told_by_type_and_size_and_its_name_to_whoever_may_read_names_never_its_content() {
        given(ledger.get(ID)).willReturn(line(RecordRef.lead(Samples.LEAD.value())));

        var operator = text(ask(get("/api/v1/ledger/" + ID), Role.OPERATIONS));
        assertThat(operator)
                .contains("\"contentType\":\"application/pdf\"", "\"size\":41", "•••.pdf")
                .doesNotContain(SECRET, "Lovelace");

        var admin = text(ask(get("/api/v1/ledger/" + ID), Role.ADMIN));
        assertThat(admin).contains("Lovelace.pdf", "\"size\":41").doesNotContain(SECRET);
    }

    @Test
    void what_was_sent_for_a_record_is_read_by_whoever_may_see_the_record() {
        var lead = RecordRef.lead(Samples.LEAD.value());
        var ticket = TicketSamples.TICKET.record();
        var erasure = ErasureId.create();
        var view = Mockito.mock(ErasureView.class);
        given(view.id()).willReturn(erasure);
        given(erasures.view(erasure)).willReturn(view);
        given(leads.view(eq(Samples.LEAD), any())).willReturn(Samples.lead(LeadStatus.OPEN, 1, "+44 20 1234"));
        given(tickets.view(eq(TicketSamples.TICKET), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
        given(conversations.withTicket(TicketSamples.TICKET)).willReturn(List.of(ticket));
        given(ledger.ofRecords(any())).willAnswer(call -> {
            List<RecordRef> asked = call.getArgument(0);
            return List.of(line(asked.get(0)));
        });

        assertThat(text(ask(get("/api/v1/leads/" + lead.id() + "/sent"), Role.SALES)))
                .contains("\"record\":\"" + lead + "\"", "\"summary\":\"Your invoice\"")
                .doesNotContain(SECRET);
        assertThat(text(ask(get("/api/v1/tickets/" + ticket.id() + "/sent"), Role.SUPPORT)))
                .contains("\"record\":\"" + ticket + "\"");
        assertThat(text(ask(get("/api/v1/erasure-requests/" + erasure + "/sent"), Role.ADMIN)))
                .contains("\"record\":\"" + erasure.record() + "\"");

        assertThat(ask(get("/api/v1/erasure-requests/" + erasure + "/sent"), Role.SALES)
                        .getStatus())
                .isEqualTo(403);
        var unknown = UUID.randomUUID();
        willThrow(new NotFound("lead", unknown)).given(leads).view(eq(new LeadId(unknown)), any());
        willThrow(new NotFound("ticket", unknown)).given(tickets).view(eq(new TicketId(unknown)), any());
        for (var path : List.of("/api/v1/leads/", "/api/v1/tickets/")) {
            assertThat(ask(get(path + unknown + "/sent"), Role.ADMIN).getStatus())
                    .isEqualTo(404);
        }
    }

    private static LedgerLine line(RecordRef record) {
        return new LedgerLine(
                new OutboxEntry(
                        ID,
                        Samples.ACME.id(),
                        Channel.EMAIL,
                        new SendKey("invoice:1"),
                        record,
                        null,
                        null,
                        "ada@x.example",
                        "Your invoice",
                        Map.of(
                                "text",
                                "Enclosed",
                                "enclosures",
                                List.of(Map.of(
                                        "fileName",
                                        "Lovelace.pdf",
                                        "contentType",
                                        "application/pdf",
                                        "content",
                                        SECRET))),
                        OutboxState.SENT,
                        1,
                        StaffPages.NOW,
                        StaffPages.NOW,
                        StaffPages.NOW,
                        "250 ok",
                        "person:anna"),
                null,
                null);
    }
}
