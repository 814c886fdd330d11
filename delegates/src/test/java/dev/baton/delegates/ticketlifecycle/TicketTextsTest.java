package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxState;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadService;
import dev.baton.lead.NewLead;
import dev.baton.outbox.Channel;
import dev.baton.outbox.MessageGivenUp;
import dev.baton.outbox.MessageRefused;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.sms.OptOut;
import dev.baton.sms.OptOuts;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.ReceivedText;
import dev.baton.sms.TextFailed;
import dev.baton.sms.TextMessages;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers who text us, and whom we text. */
class TicketTextsTest extends TicketProcessTest {
    @MockitoBean
    private TextMessages texts;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OptOuts optOuts;

    @Autowired
    private LeadService leads;

    @Autowired
    private ApplicationEventPublisher events;

    private final List<OutgoingText> texted = new ArrayList<>();
    private final PhoneNumber number =
            new PhoneNumber("+4915" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L));
    private int received;

    @BeforeEach
    void a_telephone() {
        given(texts.post(any(), any(), any(), any())).willAnswer(call -> texted.add(call.getArgument(3)));
    }

    @Test
    void yes_answers_the_ticket_that_waits_for_it() {
        var id = waiting();

        texts("Yes");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_CustomerReplied");
    }

    @Test
    void help_is_answered_and_is_a_word_about_the_ticket() {
        var id = waiting();
        texted.clear();

        texts("Help");

        assertThat(texted)
                .singleElement()
                .satisfies(text -> assertThat(text.occasion()).isEqualTo(OutgoingText.Occasion.CONFIRMATION));
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void a_strangers_yes_opens_a_ticket() {
        texts("Yes");

        assertThat(ticketsOfNumber()).hasSize(1);
    }

    @Test
    void a_text_of_whoever_is_no_lead_any_more_belongs_to_their_open_ticket() {
        var lead = asTenant(() -> leads.register(NewLead.by(LeadChannel.WEB)
                .lastName("Kunde")
                .phone(number.e164())
                .build()));
        texts("Hello");
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.lead set status = 'disqualified' where id = ?")
                        .param(lead.value())
                        .update());
        var id = opened(TicketChannel.PHONE);

        texts("It is broken again");

        assertThat(textsOf(lead.value())).containsExactly("Hello");
        assertThat(textsOf(id.value())).containsExactly("It is broken again");
    }

    @Test
    void two_texts_of_a_stranger_at_once_are_one_ticket() throws Exception {
        var second = new AtomicReference<CompletableFuture<Handled>>();
        inTransaction(() -> {
            var first = handle("My pump");
            second.set(CompletableFuture.supplyAsync(() -> inTransaction(() -> handle("is broken"))));
            await().until(() -> second.get().isDone() || isHeldUp());
            return first;
        });

        assertThat(second.get().get(10, TimeUnit.SECONDS)).isEqualTo(Handled.done());
        assertThat(ticketsOfNumber())
                .singleElement()
                .satisfies(id -> assertThat(textsOf(id)).containsExactly("My pump", "is broken"));
    }

    @Test
    void a_text_that_twilio_refuses_ends_the_wait_as_a_letter_that_comes_back_does() {
        var id = waiting();

        published(new MessageRefused(text(id), "Twilio answers 400 (21211)"));

        assertThat(view(id).unreachable()).isTrue();
        assertThat(task("Task_CustomerUnreachable")).isNotNull();
    }

    @Test
    void whoever_texts_is_reminded_and_told_of_the_end_by_text() {
        given(texts.sender()).willReturn("+4915735980001");
        var id = waiting();
        var before = texted.size();

        at("2026-11-05T09:30:00Z");
        assertThat(texted).hasSize(before + 1);
        at("2026-11-10T09:30:00Z");
        at("2026-11-16T09:30:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(texted)
                .hasSize(before + 3)
                .allSatisfy(text -> assertThat(text.to()).isEqualTo(number));
    }

    @Test
    void whoever_wants_no_texts_while_an_answer_waits_for_the_morning_is_sought_by_another_way() {
        var id = waiting();
        told(() -> assertThat(outbox.put(new OutboundMessage(
                        Channel.SMS,
                        SendKey.of("late", id.toString()),
                        id.record(),
                        null,
                        null,
                        number.e164(),
                        "Hello",
                        Map.of())))
                .isTrue());

        told(() -> optOuts.note(number, OptOut.How.KEYWORD, clock.instant()));

        assertThat(view(id).unreachable()).isTrue();
        assertThat(task("Task_CustomerUnreachable")).isNotNull();
        assertThat(asTenant(() -> outbox.ofRecord(id.record())))
                .filteredOn(message -> message.recipient().equals(number.e164()))
                .allSatisfy(message -> assertThat(message.state()).isNotEqualTo(OutboxState.WAITING));
    }

    @Test
    void a_text_that_was_tried_too_often_says_nothing_of_its_number() {
        var id = waiting();

        published(new MessageGivenUp(text(id), "Twilio answers 503"));

        assertThat(view(id).unreachable()).isFalse();
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(asTenant(() -> timeline.page(id.record(), null, 10).activities()))
                .anySatisfy(entry -> assertThat(entry.subject()).isEqualTo("A text could not be delivered"));
    }

    private void published(Object event) {
        told(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(event)));
    }

    private OutboxEntry text(TicketId id) {
        return new OutboxEntry(
                UuidV7.next(),
                tenant,
                Channel.SMS,
                SendKey.of("answer", id.toString()),
                id.record(),
                null,
                null,
                number.e164(),
                "Hello",
                Map.of(),
                OutboxState.DEAD,
                1,
                clock.instant(),
                clock.instant(),
                null,
                null,
                "system:test");
    }

    @Test
    void a_text_that_did_not_arrive_ends_the_wait_too() {
        var id = waiting();

        told(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> events.publishEvent(new TextFailed(id.record(), number.e164(), 30005))));

        assertThat(task("Task_CustomerUnreachable")).isNotNull();
    }

    @Test
    void a_text_that_is_too_long_is_refused_while_it_is_written() {
        var id = opened(TicketChannel.SMS);

        assertThatThrownBy(() -> worked("wait-customer", "mail", "x".repeat(1_601)))
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .isInstanceOf(Rejected.class)
                        .hasMessageContaining("text.too-long"));

        assertThat(texted).isEmpty();
        assertThat(view(id).firstAnsweredAt()).isNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
    }

    private TicketId waiting() {
        var id = opened(TicketChannel.SMS);
        worked("wait-customer", "mail", "Shall we come tomorrow?");
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        return id;
    }

    private TicketId opened(TicketChannel channel) {
        var id = asTenant(() -> tickets.open(new NewTicket(
                channel,
                "An error",
                "There is an error in the report",
                "Carla Kunde",
                null,
                number.e164(),
                "en",
                null,
                null,
                true,
                List.of())));
        afterAllJobs();
        return id;
    }

    private void texts(String words) {
        told(() -> inbox.take(ReceivedText.KIND, "SM" + ++received, ReceivedText.KIND, null, payload(words), null));
        inboxHandled();
    }

    private Map<String, Object> payload(String words) {
        return new ReceivedText("SM" + received, number.e164(), "+4915735980001", words, List.of(), null).toPayload();
    }

    private Handled inTransaction(Supplier<Handled> work) {
        return asTenant(
                () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get())));
    }

    private Handled handle(String words) {
        var now = clock.instant();
        return handlers.stream()
                .filter(handler -> handler.kind().equals(ReceivedText.KIND))
                .findFirst()
                .orElseThrow()
                .handle(new InboxEntry(
                        UuidV7.next(),
                        tenant,
                        ReceivedText.KIND,
                        words,
                        ReceivedText.KIND,
                        null,
                        payload(words),
                        InboxState.WAITING,
                        0,
                        now,
                        now,
                        null,
                        null));
    }

    private boolean isHeldUp() {
        return database.inNoTenant(
                jdbc -> jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                        .query(Boolean.class)
                        .single());
    }

    private List<UUID> ticketsOfNumber() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select id from crm.ticket where requester_phone = ? order by id")
                        .param(number.e164())
                        .query(UUID.class)
                        .list());
    }

    private List<String> textsOf(UUID record) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select body from crm.activity where kind = 'sms_in' and record_id = ? order by id")
                        .param(record)
                        .query(String.class)
                        .list());
    }
}
