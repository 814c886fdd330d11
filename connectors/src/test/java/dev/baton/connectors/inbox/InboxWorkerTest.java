package dev.baton.connectors.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.inbox.InboxState;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = {ConnectorsTestContext.class, InboxWorkerTest.Notes.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.outbox.enabled=false",
            "baton.inbox.poll=50ms",
            "baton.inbox.threads=4",
            "baton.inbox.backoff-base=10ms",
            "baton.inbox.backoff-max=50ms",
            "baton.inbox.max-attempts=3"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class InboxWorkerTest {
    private final Inbox inbox;
    private final Notes notes;
    private final TestDatabase database;
    private TenantId tenant;

    InboxWorkerTest(@Autowired Inbox inbox, @Autowired Notes notes, @Autowired TestDatabase database) {
        this.inbox = inbox;
        this.notes = notes;
        this.database = database;
    }

    /** Writes each entry into a timeline, then does as the entry says. */
    static class Notes implements InboxHandler {
        private final Timeline timeline;
        private final Clock clock;
        private volatile boolean works = true;
        private final AtomicInteger tries = new AtomicInteger();

        Notes(Timeline timeline, Clock clock) {
            this.timeline = timeline;
            this.clock = clock;
        }

        @Override
        public String kind() {
            return "note";
        }

        @Override
        public Handled handle(InboxEntry entry) {
            tries.incrementAndGet();
            timeline.add(NewActivity.of(
                            RecordRef.lead(UuidV7.next()), ActivityKind.NOTE, Direction.INTERNAL, clock.instant())
                    .subject(entry.externalId()));
            if (entry.payload().get("how").equals("later") && tries.get() <= 2) {
                return Handled.notYet("The lead is not there yet");
            }
            if (works) {
                return Handled.done();
            }
            throw new IllegalStateException("The handler stumbled");
        }
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
        notes.works = true;
        notes.tries.set(0);
    }

    @Test
    void what_comes_twice_is_handled_once() {
        assertThat(take("one", "well")).isTrue();
        assertThat(take("one", "well")).isFalse();

        await().until(() -> states().equals(List.of("done")));
        assertThat(notesKept()).containsExactly("one");
    }

    @Test
    void a_hundred_entries_and_four_threads_do_each_once() {
        for (var n = 1; n <= 100; n++) {
            take("entry-" + n, "well");
        }

        await().until(() -> states().stream().filter("done"::equals).count() == 100);
        assertThat(notesKept()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void an_entry_that_is_too_early_waits_and_leaves_nothing_behind() {
        take("early", "later");

        await().until(() -> states().equals(List.of("done")));
        assertThat(notes.tries).hasValue(3);
        assertThat(notesKept()).containsExactly("early");
    }

    @Test
    void an_entry_that_always_fails_waits_for_a_person_with_the_reason() {
        notes.works = false;
        take("bad", "badly");

        await().until(() -> states().equals(List.of("dead")));
        var dead = as(() -> inbox.dead(null)).get(0);
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.lastError()).isEqualTo("IllegalStateException: The handler stumbled");
        assertThat(notesKept()).isEmpty();

        notes.works = true;
        as(() -> {
            inbox.retry(dead.id());
            return true;
        });
        await().until(() -> as(() -> inbox.get(dead.id())).state() == InboxState.DONE);
        assertThat(notesKept()).containsExactly("bad");
    }

    @Test
    void what_nobody_handles_stays_visible() {
        as(() -> inbox.take("test", "odd", "no-such-kind", null, Map.of(), null));

        await().until(() -> states().equals(List.of("dead")));
        assertThat(as(() -> inbox.dead(null)).get(0).lastError()).contains("'no-such-kind'");
    }

    private boolean take(String externalId, String how) {
        return as(() -> inbox.take("test", externalId, "note", null, Map.of("how", how), new byte[] {1, 0, 2}));
    }

    private List<String> states() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select state from crm.inbox")
                        .query(String.class)
                        .list());
    }

    private List<String> notesKept() {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select subject from crm.activity where kind = 'note'")
                        .query(String.class)
                        .list());
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }
}
