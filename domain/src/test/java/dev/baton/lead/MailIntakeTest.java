package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.inbox.Handled;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.inbox.InboxState;
import dev.baton.mail.ReceivedAttachment;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.outbox.SendKey;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.ActivityKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailIntakeTest extends LeadTest {
    @Autowired
    private List<InboxHandler> handlers;

    @Autowired
    private LeadLetters letters;

    @Autowired
    private LeadScoring scoring;

    @Autowired
    private People people;

    @Autowired
    private TestDatabase database;

    @Test
    void a_mail_of_a_stranger_becomes_a_lead_with_its_files() {
        handle(mail("<1@x>", "ada@engines.example", List.of(), "Offer", false));

        var id = only();
        var lead = view(id);
        assertThat(lead.firstName()).isEqualTo("Ada");
        assertThat(lead.companyName()).isEqualTo("Engines");
        assertThat(lead.channel()).isEqualTo(LeadChannel.EMAIL);
        assertThat(lead.humanEntered()).isEmpty();
        assertThat(timelineOf(RecordRef.lead(id.value()))).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ActivityKind.MAIL_IN);
            assertThat(entry.attachments()).hasSize(1);
        });
        assertThat(journey.toldOf(id)).containsExactly("registered");
    }

    @Test
    void a_letter_and_the_one_that_goes_on_with_it_find_each_other_however_close_they_come() throws Exception {
        var second = new AtomicReference<CompletableFuture<Handled>>();
        tx(() -> {
            var first = handle(mail("<1@x>", "ada@engines.example", List.of(), "Offer", false));
            second.set(CompletableFuture.supplyAsync(
                    () -> handle(mail("<2@x>", "ada@engines.example", List.of("<1@x>"), "Re: Offer", false))));
            await().until(() -> second.get().isDone() || isHeldUp());
            return first;
        });

        assertThat(second.get().get(10, TimeUnit.SECONDS)).isInstanceOf(Handled.Done.class);
        assertThat(timelineOf(RecordRef.lead(only().value()))).hasSize(2);
    }

    @Test
    void a_letter_that_was_overtaken_by_the_one_that_goes_on_with_it_joins_it() {
        handle(mail("<2@x>", "ada@engines.example", List.of("<1@x>"), "Re: Offer", false));
        handle(mail("<1@x>", "ada@engines.example", List.of(), "Offer", false));

        assertThat(timelineOf(RecordRef.lead(only().value()))).hasSize(2);
    }

    private boolean isHeldUp() {
        return database.inNoTenant(
                jdbc -> jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void a_mail_that_comes_twice_is_one() {
        handle(mail("<1@x>", "ada@engines.example", List.of(), "Offer", false));
        handle(mail("<1@x>", "ada@engines.example", List.of(), "Offer", false));

        assertThat(timelineOf(RecordRef.lead(only().value()))).hasSize(1);
    }

    @Test
    void an_answer_joins_its_lead_and_counts_as_a_reply() {
        var id = opened(ada());
        var key = SendKey.of("thanks", id.toString());
        assertThat(tx(() -> letters.thank(id, key, null, null))).isEqualTo(ThankOutcome.POSTED);
        assertThat(tx(() -> letters.thank(id, key, null, null))).isEqualTo(ThankOutcome.POSTED_BEFORE);

        handle(mail(
                "<2@x>", "ada.king@private.example", List.of("<0@nobody>", mail.messageId(key)), "Re: Thanks", false));

        assertThat(only()).isEqualTo(id);
        assertThat(tx(() -> scoring.engagement(id)))
                .extracting(EngagementEvent::type)
                .containsExactly("web_form", "reply");
        assertThat(journey.toldOf(id)).containsExactly("registered", "updated");
    }

    @Test
    void an_answer_without_any_trace_is_known_by_the_address_it_came_to() {
        var id = opened(ada());
        var to = ReplyAddress.of(tenant.mailAddress(), RecordRef.lead(id.value()));

        handle(new ReceivedMail(
                "<3@x>",
                null,
                List.of(),
                "ada@phone.example",
                null,
                List.of(to),
                "Hi",
                "Yes",
                null,
                null,
                false,
                List.of()));

        assertThat(timelineOf(RecordRef.lead(id.value()))).hasSize(2);
    }

    @Test
    void what_a_machine_wrote_never_becomes_a_lead_and_is_no_interest() {
        var id = opened(ada());
        var key = SendKey.of("thanks", id.toString());
        tx(() -> letters.thank(id, key, null, null));

        handle(mail("<4@x>", "ada.king@engines.example", List.of(mail.messageId(key)), "Out of office", true));
        handle(mail("<5@x>", "daemon@elsewhere.example", List.of(), "Newsletter", true));

        assertThat(only()).isEqualTo(id);
        assertThat(tx(() -> scoring.engagement(id)))
                .extracting(EngagementEvent::type)
                .containsExactly("web_form");
        assertThat(journey.toldOf(id)).containsExactly("registered");
    }

    @Test
    void an_answer_brings_a_nurtured_lead_back() {
        var id = opened(ada());
        var key = SendKey.of("thanks", id.toString());
        tx(() -> letters.thank(id, key, null, null));
        tx(() -> decisions.startNurture(id));

        handle(mail("<6@x>", "ada.king@engines.example", List.of(mail.messageId(key)), "Now", false));

        assertThat(view(id).status()).isEqualTo(LeadStatus.OPEN);
        assertThat(journey.toldOf(id)).containsExactly("registered", "campaign-reply");
    }

    @Test
    void a_colleague_who_writes_to_the_address_is_no_lead() {
        tx(() -> people.provision(
                new NewPerson("bob", "Bob", "bob@acme.example", ZoneId.of("Europe/Berlin"), 10, Set.of())));

        handle(mail("<7@x>", "bob@acme.example", List.of(), "Test", false));

        assertThat(tx(() -> leads.countUpTo(LeadFilter.ALL, 10))).isZero();
    }

    @Test
    void a_mail_of_nobody_waits_for_a_person() {
        assertThat(handle(mail("<8@x>", "", List.of(), "?", false))).isInstanceOf(Handled.NotYet.class);
    }

    private LeadId only() {
        return tx(() -> leads.list(LeadFilter.ALL, LeadSort.NEWEST, null, 10)).rows().stream()
                .map(LeadRow::id)
                .reduce((one, other) -> {
                    throw new AssertionError("More than one lead");
                })
                .orElseThrow();
    }

    @CanIgnoreReturnValue
    private Handled handle(ReceivedMail received) {
        clock.pass(Duration.ofMinutes(1));
        var entry = new InboxEntry(
                UuidV7.next(),
                tenant.id(),
                "mail",
                received.messageId(),
                ReceivedMail.KIND,
                null,
                received.toPayload(),
                InboxState.WAITING,
                0,
                clock.instant(),
                clock.instant(),
                null,
                null);
        var mailRoom = handlers.stream()
                .filter(handler -> handler.kind().equals(ReceivedMail.KIND))
                .findFirst()
                .orElseThrow();
        return tx(() -> mailRoom.handle(entry));
    }

    private ReceivedMail mail(String id, String from, List<String> references, String subject, boolean automatic) {
        var file = "offer".getBytes(StandardCharsets.UTF_8);
        return new ReceivedMail(
                id,
                null,
                references,
                from,
                "Ada King",
                List.of(tenant.mailAddress()),
                subject,
                "We would like an offer, please.",
                null,
                null,
                automatic,
                List.of(new ReceivedAttachment("offer.txt", "text/plain", file.length, file)));
    }
}
