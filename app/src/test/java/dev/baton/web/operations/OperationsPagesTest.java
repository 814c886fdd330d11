package dev.baton.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxState;
import dev.baton.journey.StuckStep;
import dev.baton.journey.StuckWork;
import dev.baton.outbox.Channel;
import dev.baton.outbox.ChannelState;
import dev.baton.outbox.ChannelStates;
import dev.baton.outbox.Circuit;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of what does not move, and what they can do about it. */
class OperationsPagesTest extends PageTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000007");
    private static final RecordRef RECORD = RecordRef.lead(Samples.LEAD.value());

    @Autowired
    private Outbox outbox;

    @Autowired
    private ChannelStates channels;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Inbox inbox;

    @Autowired
    private StuckWork stuck;

    @Test
    void only_operators_and_admins_look_after_it() {
        assertThat(ask(get("/operations"), Role.SALES).getStatus()).isEqualTo(403);
        assertThat(ask(post("/operations/letters/" + ID + "/retry"), Role.MANAGER)
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void when_everything_moves_the_page_says_so() {
        var page = page(get("/operations"), Role.OPERATIONS, 200);

        assertThat(page.select(".empty-title").eachText())
                .containsExactly("No step is stuck", "Every message left", "Everything that came in was handled");
    }

    @Test
    void what_is_stuck_stands_with_its_reason_and_a_way_on() {
        given(stuck.list(anyInt()))
                .willReturn(List.of(new StuckStep(
                        "job-1",
                        "lead-qualification",
                        "instance-1",
                        "Find an owner",
                        RECORD,
                        "No team",
                        StaffPages.NOW)));
        given(outbox.deadLetters(any())).willReturn(List.of(letter()));
        given(outbox.circuits())
                .willReturn(List.of(
                        new Circuit(Channel.EMAIL, "", 5, StaffPages.NOW.plusSeconds(60), "Refused", StaffPages.NOW)));
        given(channels.all())
                .willReturn(List.of(
                        new ChannelState(Channel.EMAIL, 12, 3, StaffPages.NOW.minusSeconds(3600), 1),
                        new ChannelState(Channel.SMS, 0, 0, null, 0)));
        given(inbox.dead(any())).willReturn(List.of(entry()));

        var page = page(get("/operations"), Role.OPERATIONS, 200);

        assertThat(page.select("#steps tbody").text()).contains("Find an owner", "No team");
        assertThat(page.select("#steps a").eachAttr("href"))
                .contains("/leads/" + Samples.LEAD + "/journey")
                .anyMatch(link -> link.endsWith("#/process-instance/instance-1/runtime"));
        assertThat(page.select("#letters tbody").text()).contains("Your request", "Mailbox is full");
        assertThat(page.select("#circuits tbody").text())
                .contains("E-mail", "Rests", "12", "3", "Refused", "SMS", "Works");
        assertThat(page.select("#circuits a").eachAttr("href"))
                .contains("/operations/ledger", "/operations/ledger?channel=email");
        assertThat(page.select("#entries tbody").text()).contains("mail", "No such lead");
        assertThat(page.select("main form").eachAttr("action"))
                .containsExactlyInAnyOrder(
                        "/operations/circuits/EMAIL/close",
                        "/operations/steps/job-1/retry",
                        "/operations/letters/" + ID + "/retry",
                        "/operations/letters/" + ID + "/cancel",
                        "/operations/entries/" + ID + "/retry");
    }

    @Test
    void each_endpoint_that_failed_stands_below_its_channel_with_its_host_and_no_more_of_its_address() {
        var known = UUID.fromString("0190a000-0000-7000-8000-000000000009");
        given(webhooks.all())
                .willReturn(List.of(new Webhook(
                        known,
                        "https://hooks.example/secret-path",
                        Set.of(),
                        true,
                        null,
                        StaffPages.NOW,
                        StaffPages.NOW,
                        0)));
        given(channels.all()).willReturn(List.of(new ChannelState(Channel.WEBHOOK, 1, 0, StaffPages.NOW, 1)));
        given(outbox.circuits())
                .willReturn(List.of(
                        failed(known, 12, StaffPages.NOW.plusSeconds(60), "503"),
                        failed(ID, 1, null, "timed out"),
                        failed(UUID.fromString("0190a000-0000-7000-8000-00000000000a"), 0, null, "long over")));

        var page = page(get("/operations"), Role.OPERATIONS, 200);

        assertThat(page.select("#circuits tbody tr")).hasSize(3);
        assertThat(page.select("#circuits .lane").eachText())
                .satisfiesExactlyInAnyOrder(
                        lane -> assertThat(lane).contains("hooks.example", "Rests", "12", "503"),
                        lane -> assertThat(lane).contains(ID.toString(), "Works", "1", "timed out"));
        assertThat(page.text()).doesNotContain("secret-path", "long over");
        assertThat(page.select("#circuits tbody tr").first().text()).contains("Web hook", "Rests");
    }

    private static Circuit failed(UUID endpoint, int failures, @Nullable Instant openUntil, String error) {
        return new Circuit(Channel.WEBHOOK, endpoint.toString(), failures, openUntil, error, StaffPages.NOW);
    }

    @Test
    void each_button_does_what_it_says() {
        ask(post("/operations/circuits/EMAIL/close"), Role.OPERATIONS);
        ask(post("/operations/steps/job-1/retry"), Role.OPERATIONS);
        ask(post("/operations/letters/" + ID + "/retry"), Role.OPERATIONS);
        ask(post("/operations/letters/" + ID + "/cancel"), Role.OPERATIONS);
        ask(post("/operations/entries/" + ID + "/retry"), Role.ADMIN);

        verify(outbox).closeCircuit(Channel.EMAIL);
        verify(stuck).retry(eq("job-1"), any());
        verify(outbox).retry(ID);
        verify(outbox).cancel(ID);
        verify(inbox).retry(ID);
    }

    @Test
    void a_message_that_may_have_arrived_is_tried_again_only_with_a_reason() {
        given(outbox.deadLetters(any())).willReturn(List.of(letter()));
        given(outbox.mayHaveArrived(any())).willReturn(Set.of(ID));
        given(outbox.get(ID)).willReturn(letter());

        var list = page(get("/operations"), Role.OPERATIONS, 200);
        assertThat(list.select("#letters form").eachAttr("action"))
                .containsExactly("/operations/letters/" + ID + "/cancel");
        assertThat(list.select("#letters .row-actions a").attr("href")).isEqualTo("/operations/letters/" + ID);
        var shown = page(get("/operations/letters/" + ID), Role.OPERATIONS, 200);
        assertThat(shown.select("#retry textarea[name=reason][required]")).hasSize(1);
        assertThat(shown.select("form[action$=retry]")).hasSize(1);

        ask(post("/operations/letters/" + ID + "/retry").param("reason", "They have nothing"), Role.OPERATIONS);
        verify(outbox).retry(ID, "They have nothing");
    }

    @Test
    void a_message_that_left_meanwhile_is_not_sent_again_and_the_page_says_why() {
        willThrow(new Rejected("outbox.not-dead", "sent")).given(outbox).retry(ID);

        var page = page(post("/operations/letters/" + ID + "/retry"), Role.OPERATIONS, 422);

        assertThat(page.select(".notice").text()).isEqualTo("This message is not waiting for anybody: it is sent.");
    }

    @Test
    void a_message_shows_each_attempt() {
        given(outbox.get(ID)).willReturn(letter());
        given(outbox.attempts(ID))
                .willReturn(List.of(new OutboxAttempt(StaffPages.NOW, "refused", "550 no such user")));

        var page = page(get("/operations/letters/" + ID), Role.OPERATIONS, 200);

        assertThat(page.select("table").text()).contains("Refused", "550 no such user");
    }

    private static OutboxEntry letter() {
        return new OutboxEntry(
                ID,
                Samples.ACME.id(),
                Channel.EMAIL,
                new SendKey("k1"),
                RECORD,
                null,
                null,
                "ada@x.example",
                "Your request",
                Map.of(),
                OutboxState.DEAD,
                3,
                StaffPages.NOW,
                StaffPages.NOW,
                null,
                "Mailbox is full",
                "person:anna");
    }

    private static InboxEntry entry() {
        return new InboxEntry(
                ID,
                Samples.ACME.id(),
                "imap",
                "1",
                "mail",
                null,
                Map.of(),
                InboxState.DEAD,
                9,
                StaffPages.NOW,
                StaffPages.NOW,
                null,
                "No such lead");
    }
}
