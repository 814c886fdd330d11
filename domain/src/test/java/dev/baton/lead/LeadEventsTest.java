package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.announcement.CloudEvent;
import dev.baton.announcement.EventLog;
import dev.baton.announcement.EventSchemasTest;
import dev.baton.announcement.EventSearch;
import dev.baton.announcement.EventType;
import dev.baton.inbox.Handled;
import dev.baton.incoming.IncomingEvent;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import dev.baton.timeline.ActivityKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the world hears of leads, and what it may say to them. */
class LeadEventsTest extends LeadTest {
    @Autowired
    private EventLog log;

    @Autowired
    private LeadSubmitted submitted;

    @Autowired
    private LeadEngaged engaged;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void each_step_of_a_lead_is_one_event_as_its_schema_says() throws IOException {
        var id = opened(ada());
        run(() -> conversation.logActivity(id, ActivityKind.CALL, "Called", null, null));
        run(() -> decisions.qualified(id, Qualification.of(Verdict.NURTURE), "anna"));
        tx(() -> decisions.startNurture(id));
        clock.pass(Duration.ofDays(90));
        run(() -> decisions.closed(id, CloseReason.NO_NEED, null));

        var events = eventsOf(id);
        assertThat(events)
                .extracting(CloudEvent::type)
                .containsExactly(
                        "dev.baton.lead.registered.v1", "dev.baton.lead.nurtured.v1", "dev.baton.lead.closed.v1");
        assertThat(events).extracting(CloudEvent::sequence).isSorted().doesNotHaveDuplicates();
        for (var event : events) {
            assertThat(EventSchemasTest.problemsOf(json.writeValueAsString(event)))
                    .isEmpty();
            assertThat(json.writeValueAsString(event))
                    .doesNotContainIgnoringCase("king")
                    .doesNotContain("@");
        }
    }

    @Test
    void the_log_is_read_piece_by_piece_and_by_type() {
        var one = opened(ada());
        var other = opened(ada());
        var both = List.of("lead/" + one, "lead/" + other);

        var first = tx(() -> log.page(new EventSearch(EventType.LEAD_REGISTERED, null, null), 1));
        var second = tx(() -> log.page(new EventSearch(EventType.LEAD_REGISTERED, null, first.next()), 1));
        var third = tx(() -> log.page(new EventSearch(EventType.LEAD_REGISTERED, null, second.next()), 1));

        assertThat(List.of(
                        first.events().get(0).subject(), second.events().get(0).subject()))
                .isEqualTo(both);
        assertThat(third.events()).isEmpty();
        assertThat(third.next()).isEqualTo(second.next());
        assertThat(tx(() -> log.page(new EventSearch(EventType.LEAD_MERGED, null, null), 1)
                        .events()))
                .isEmpty();
    }

    @Test
    void nothing_is_shown_while_an_older_event_may_still_be_committed() {
        try (var slow = new SlowRegistration()) {
            var fast = tx(() -> leads.register(ada().build()));

            assertThat(eventsOf(fast)).isEmpty();
            var late = slow.end();

            assertThat(tx(this::allEvents))
                    .extracting(CloudEvent::subject)
                    .containsExactly("lead/" + late, "lead/" + fast);
        }
    }

    @Test
    void nothing_is_shown_that_a_transaction_precedes_which_ends_while_somebody_reads() {
        try (var slow = new SlowRegistration()) {
            run(() -> leads.register(ada().build()));

            var reading = new TransactionTemplate(transactions);
            reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            List<CloudEvent> read = Tenancy.as(
                    tenant.id(),
                    ANNA,
                    () -> reading.execute(status -> {
                        // From here on this transaction sees neither what the slow one did nor that it is over.
                        assertThat(countOfEvents()).isEqualTo(1);
                        assertThat(slow.end()).isNotNull();
                        return allEvents();
                    }));

            assertThat(read).isEmpty();
            assertThat(tx(this::allEvents)).hasSize(2);
        }
    }

    @Test
    void events_of_before_their_transaction_was_noted_and_of_another_database_are_shown() {
        var old = tx(() -> leads.register(ada().build()));
        var restored = tx(() -> leads.register(ada().build()));
        run(() -> {
            jdbc.sql("update crm.outbox set xact = null where record_id = ?")
                    .param(old.value())
                    .update();
            jdbc.sql("update crm.outbox set xact = '9000000000000' where record_id = ?")
                    .param(restored.value())
                    .update();
        });

        assertThat(tx(this::allEvents))
                .extracting(CloudEvent::subject)
                .containsExactly("lead/" + old, "lead/" + restored);
    }

    private int countOfEvents() {
        return jdbc.sql("select count(*) from crm.outbox").query(Integer.class).single();
    }

    private List<CloudEvent> allEvents() {
        return log.page(new EventSearch(null, null, null), 10).events();
    }

    @Test
    void a_lead_that_is_erased_leaves_its_events() {
        var id = opened(ada());
        run(() -> privacy.erase(id));

        assertThat(eventsOf(id))
                .extracting(CloudEvent::type)
                .containsExactly("dev.baton.lead.registered.v1", "dev.baton.lead.closed.v1");
        assertThat(eventsOf(id).get(0).data()).containsEntry("lead", id.toString());
    }

    @Test
    void a_lead_that_is_submitted_elsewhere_is_registered_once() {
        var event = new IncomingEvent(
                "/shop", "77", "lead.submitted", Map.of("lastName", "Hopper", "email", "grace@navy.example"));
        assertThat(tx(() -> submitted.read(event))).isInstanceOf(Handled.Done.class);
        assertThat(tx(() -> submitted.read(event))).isInstanceOf(Handled.Done.class);

        var id = tx(() -> leads.findByExternalId("/shop#77")).orElseThrow();
        assertThat(tx(() -> leads.findByEmail("grace@navy.example"))).containsExactly(id);
        assertThat(journey.toldOf(id)).contains("registered");
        assertThat(eventsOf(id)).extracting(CloudEvent::type).containsExactly("dev.baton.lead.registered.v1");
    }

    @Test
    void interest_shown_elsewhere_wakes_a_nurtured_lead_and_no_other() {
        var id = opened(ada());
        var event = new IncomingEvent("/shop", "78", "lead.engaged", Map.of("lead", id.toString()));
        assertThat(tx(() -> engaged.read(event))).isInstanceOf(Handled.NotYet.class);

        tx(() -> decisions.startNurture(id));
        assertThat(tx(() -> engaged.read(event))).isInstanceOf(Handled.Done.class);

        assertThat(journey.toldOf(id)).contains("reengaged");
        assertThat(tx(() -> leads.view(id)).status()).isNotEqualTo(LeadStatus.NURTURING);
    }

    private List<CloudEvent> eventsOf(LeadId id) {
        return tx(() -> log.page(new EventSearch(null, RecordRef.lead(id.value()), null), 50)
                .events());
    }

    /** A lead that is registered, and its event numbered, in a transaction that goes on until it is told to end. */
    private final class SlowRegistration implements AutoCloseable {
        private final CountDownLatch numbered = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<LeadId> lead = thread.submit(() -> tx(() -> {
            var id = leads.register(ada().build());
            numbered.countDown();
            await(go);
            return id;
        }));

        SlowRegistration() {
            await(numbered);
        }

        LeadId end() {
            go.countDown();
            try {
                return lead.get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException cause) {
                throw new IllegalStateException(cause);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException cause) {
                throw new IllegalStateException(cause);
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
