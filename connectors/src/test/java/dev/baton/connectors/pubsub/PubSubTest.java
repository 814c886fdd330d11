package dev.baton.connectors.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventLog;
import dev.baton.announcement.EventSearch;
import dev.baton.announcement.EventType;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.ConnectorsTestContext.ToldProcesses;
import dev.baton.connectors.testing.FakePubSub;
import dev.baton.connectors.testing.FakePubSub.Behaviour;
import dev.baton.connectors.testing.FakePubSub.Taken;
import dev.baton.inbox.Inbox;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxAttempt;
import dev.baton.outbox.OutboxState;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Google's client against a server of Google's stubs, found as the official emulator is. */
@SpringBootTest(
        classes = ConnectorsTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.events.project=baton-test",
            "baton.events.topic=business",
            "baton.events.timeout=5s",
            "baton.events.subscriptions[0].tenant=acme",
            "baton.events.subscriptions[0].name=acme-in",
            "baton.outbox.poll=50ms",
            "baton.outbox.backoff-base=10ms",
            "baton.outbox.backoff-max=50ms",
            "baton.outbox.max-attempts=1000",
            "baton.outbox.circuit-failures=1000",
            "baton.inbox.poll=50ms",
            "baton.inbox.backoff-base=10ms",
            "baton.inbox.backoff-max=50ms",
            "baton.inbox.max-attempts=3",
            "baton.mail.fetch=false"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class PubSubTest {
    private static final FakePubSub PUBSUB = FakePubSub.start();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordRef lead = RecordRef.lead(UuidV7.next());

    @Autowired
    private Announcements announcements;

    @Autowired
    private EventLog log;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Inbox inbox;

    @Autowired
    private ToldProcesses processes;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TestDatabase database;

    private TenantId tenant;

    @DynamicPropertySource
    static void emulator(DynamicPropertyRegistry registry) {
        registry.add("PUBSUB_EMULATOR_HOST", PUBSUB::host);
    }

    @AfterAll
    static void end() {
        PUBSUB.close();
    }

    @BeforeEach
    void a_tenant() {
        PUBSUB.does(message -> Behaviour.TAKE);
        tenant = tenants.byKey("acme").map(known -> known.id()).orElseGet(() -> {
            var created = database.createTenant("acme");
            assertThat(tenants.byId(created)).isPresent();
            return created;
        });
    }

    @Test
    void an_event_is_published_once_as_a_cloud_event_with_its_record_as_ordering_key() throws IOException {
        announce(lead, 1);
        announce(lead, 1);
        untilSent(lead, 1);

        var taken = takenOf(lead);
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).topic()).isEqualTo("projects/baton-test/topics/business");
        var message = taken.get(0).message();
        assertThat(message.getOrderingKey()).isEqualTo(lead.toString());
        assertThat(message.getAttributesMap()).containsEntry("tenant", "acme");
        var event = event(taken.get(0));
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("dev.baton.lead.closed.v1");
        assertThat(event.path("source").asText()).isEqualTo("/tenants/acme");
        assertThat(event.path("subject").asText()).isEqualTo("lead/" + lead.id());
        assertThat(event.path("id").asText())
                .isEqualTo(as(() -> outbox.ofRecord(lead)).get(0).id().toString())
                .isEqualTo(taken.get(0).eventId());
        assertThat(event.path("data").path("reason").asText()).isEqualTo("reason-1");
    }

    @Test
    void the_events_of_a_record_keep_their_order_whatever_fails() {
        var records = IntStream.range(0, 6)
                .mapToObj(n -> RecordRef.lead(UuidV7.next()))
                .toList();
        var tries = new HashMap<String, AtomicInteger>();
        PUBSUB.does(message -> {
            synchronized (tries) {
                var tried = tries.computeIfAbsent(message.getAttributesOrThrow("event-id"), id -> new AtomicInteger())
                        .incrementAndGet();
                return tried <= 3 && ThreadLocalRandom.current().nextInt(3) > 0
                        ? ThreadLocalRandom.current().nextBoolean()
                                ? Behaviour.UNAVAILABLE
                                : Behaviour.TAKE_AND_LOSE_THE_ANSWER
                        : Behaviour.TAKE;
            }
        });
        for (var n = 1; n <= 8; n++) {
            for (var record : records) {
                announce(record, n);
            }
        }
        records.forEach(record -> untilSent(record, 8));

        for (var record : records) {
            var order = takenOf(record).stream()
                    .map(taken -> number(taken, "sequence"))
                    .toList();
            assertThat(order).isSorted();
            assertThat(takenOf(record).stream().map(Taken::eventId).distinct()).hasSize(8);
        }
    }

    @Test
    void one_that_is_published_again_after_a_lost_answer_carries_the_same_identity() {
        var first = new AtomicInteger();
        PUBSUB.does(message -> first.getAndIncrement() == 0 ? Behaviour.TAKE_AND_LOSE_THE_ANSWER : Behaviour.TAKE);
        announce(lead, 1);
        untilSent(lead, 1);

        var taken = takenOf(lead);
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0).eventId()).isEqualTo(taken.get(1).eventId());
        assertThat(taken.get(0).message().getData())
                .isEqualTo(taken.get(1).message().getData());
    }

    @Test
    void what_a_killed_relay_had_published_comes_again_with_the_same_identity_and_the_ledger_says_so() {
        PUBSUB.does(message -> Behaviour.UNAVAILABLE);
        announce(lead, 1);
        await().until(() -> as(() -> outbox.ofRecord(lead)).get(0).attempts() > 0);
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.outbox set attempts = 0, next_attempt_at = now(), lease_owner ="
                                + " 'relay-gone', lease_until = now() - interval '1 second' where record_id = ?"
                                + " and state = 'waiting'")
                        .param(lead.id())
                        .update());
        PUBSUB.does(message -> Behaviour.TAKE);
        untilSent(lead, 1);

        var row = as(() -> outbox.ofRecord(lead)).get(0);
        assertThat(takenOf(lead))
                .extracting(Taken::eventId)
                .containsOnly(row.id().toString());
        assertThat(as(() -> outbox.attempts(row.id())).stream().map(OutboxAttempt::answer))
                .anyMatch(answer -> answer.contains("relay-gone") && answer.contains("may have it already"));
    }

    @Test
    void one_that_is_given_up_holds_up_nobody() {
        PUBSUB.does(message -> body(message).contains("reason-1") ? Behaviour.INVALID : Behaviour.TAKE);
        announce(lead, 1);
        announce(lead, 2);

        await().until(() -> as(() -> outbox.ofRecord(lead)).get(0).state() == OutboxState.SENT);
        assertThat(as(() -> outbox.ofRecord(lead)).get(1).state()).isEqualTo(OutboxState.DEAD);
        assertThat(as(() -> log.page(new EventSearch(null, lead, null), 10).events()))
                .hasSize(2);
    }

    @Test
    void an_event_that_comes_twice_is_taken_in_once_and_acknowledged_after_it_is_kept() {
        var event = cloudEvent("e-1", "process.message", Map.of("message", "signed", "record", lead.toString()));
        PUBSUB.deliver("acme-in", event.toBuilder().setMessageId("m-1").build());
        PUBSUB.deliver("acme-in", event.toBuilder().setMessageId("m-1").build());
        PUBSUB.deliver("acme-in", event.toBuilder().setMessageId("m-2").build());

        await().until(() -> PUBSUB.isAcknowledged("acme-in", "m-1") && PUBSUB.isAcknowledged("acme-in", "m-2"));
        assertThat(inInbox("/elsewhere#e-1")).isEqualTo(1);
        await().until(() -> inInbox("/elsewhere#e-1", "done") == 1);
        assertThat(processes.told()).containsOnlyOnce("signed " + lead);
    }

    @Test
    void what_nobody_waits_for_or_reads_is_kept_where_a_person_sees_it() {
        PUBSUB.deliver(
                "acme-in",
                cloudEvent("e-2", "process.message", Map.of("message", "nobody", "record", lead.toString())));
        PUBSUB.deliver("acme-in", cloudEvent("e-3", "weather.changed", Map.of()));
        PUBSUB.deliver(
                "acme-in",
                cloudEvent("e-4", "process.message", Map.of("message", "Not A Word", "record", lead.toString())));
        PUBSUB.deliver(
                "acme-in",
                PubsubMessage.newBuilder()
                        .setMessageId("m-5")
                        .setData(ByteString.copyFromUtf8("hello"))
                        .build());

        await().until(() -> Stream.of("/elsewhere#e-2", "/elsewhere#e-3", "/elsewhere#e-4", "m-5")
                .allMatch(id -> inInbox(id, "dead") == 1));
        assertThat(as(() -> inbox.dead(null)).stream().map(entry -> String.valueOf(entry.lastError())))
                .anyMatch(error -> error.contains("waits for 'event.nobody'"))
                .anyMatch(error -> error.contains("Nobody reads events of the type 'weather.changed'"))
                .anyMatch(error -> error.contains("no word of small letters"))
                .anyMatch(error -> error.contains("It is no CloudEvent"));
        assertThat(as(() -> inbox.dead(null)).stream()
                        .filter(entry -> entry.externalId().equals("m-5"))
                        .map(entry -> new String(as(() -> inbox.raw(entry.id())).orElseThrow())))
                .containsExactly("hello");
    }

    @Test
    void what_no_database_can_hold_is_kept_as_it_came_where_a_person_sees_it() {
        for (var said : List.of(
                Map.of("data", Map.of("lastName", "Lovelace\u0000")),
                Map.of("id", "e\u0000"),
                Map.of("type", "lead.\u0000"))) {
            var id = "m-nul-" + said.keySet().iterator().next();
            var event = new HashMap<String, Object>(
                    Map.of("specversion", "1.0", "id", id, "source", "/nul", "type", "lead.submitted"));
            event.putAll(said);
            var raw = JSON.valueToTree(event).toString();
            PUBSUB.deliver(
                    "acme-in",
                    PubsubMessage.newBuilder()
                            .setMessageId(id)
                            .setData(ByteString.copyFromUtf8(raw))
                            .build());

            await().until(() -> PUBSUB.isAcknowledged("acme-in", id));
            await().until(() -> inInbox(id, "dead") == 1);
            assertThat(as(() -> inbox.dead(null)).stream()
                            .filter(entry -> entry.externalId().equals(id))
                            .map(entry ->
                                    new String(as(() -> inbox.raw(entry.id())).orElseThrow())))
                    .containsExactly(raw);
        }
    }

    @Test
    void two_long_names_that_begin_alike_are_two_events() {
        var name = "e".repeat(400);
        PUBSUB.deliver(
                "acme-in",
                cloudEvent(name + "-1", "weather.changed", Map.of()).toBuilder()
                        .setMessageId("m-long-1")
                        .build());
        PUBSUB.deliver(
                "acme-in",
                cloudEvent(name + "-2", "weather.changed", Map.of()).toBuilder()
                        .setMessageId("m-long-2")
                        .build());

        await().until(() ->
                PUBSUB.isAcknowledged("acme-in", "m-long-1") && PUBSUB.isAcknowledged("acme-in", "m-long-2"));
        List<String> kept = database.in(
                tenant,
                jdbc -> jdbc.sql("select payload ->> 'id' from crm.inbox where external_id like '/elsewhere#eee%'")
                        .query(String.class)
                        .list());
        assertThat(kept).containsExactlyInAnyOrder(name + "-1", name + "-2");
    }

    @Test
    void an_event_for_another_tenant_is_not_taken_and_comes_again() {
        PUBSUB.deliver(
                "acme-in",
                cloudEvent("e-6", "process.message", Map.of()).toBuilder()
                        .setMessageId("m-6")
                        .putAttributes("tenant", "globex")
                        .build());

        await().until(() -> PUBSUB.timesDelivered("acme-in", "m-6") >= 3);
        assertThat(PUBSUB.isAcknowledged("acme-in", "m-6")).isFalse();
        assertThat(inInbox("/elsewhere#e-6")).isZero();
    }

    private static PubsubMessage cloudEvent(String id, String type, Map<String, Object> data) {
        var event = Map.of("specversion", "1.0", "id", id, "source", "/elsewhere", "type", type, "data", data);
        return PubsubMessage.newBuilder()
                .setMessageId("m-of-" + id)
                .setData(ByteString.copyFromUtf8(JSON.valueToTree(event).toString()))
                .build();
    }

    private void announce(RecordRef record, int n) {
        as(() -> announcements.announce(
                EventType.LEAD_CLOSED,
                record,
                String.valueOf(n),
                Map.of("lead", record.id().toString(), "reason", "reason-" + n)));
    }

    private void untilSent(RecordRef record, int events) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(() -> outbox.ofRecord(record)).stream()
                                .filter(row -> row.channel() == Channel.EVENT && row.state() == OutboxState.SENT)
                                .count()
                        == events);
    }

    private static List<Taken> takenOf(RecordRef record) {
        return PUBSUB.taken().stream()
                .filter(taken -> taken.message().getOrderingKey().equals(record.toString()))
                .toList();
    }

    private static JsonNode event(Taken taken) throws IOException {
        return JSON.readTree(body(taken.message()));
    }

    private static String body(PubsubMessage message) {
        return message.getData().toStringUtf8();
    }

    private static String number(Taken taken, String field) {
        try {
            return event(taken).path(field).asText();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private int inInbox(String externalId) {
        return inInbox(externalId, "%");
    }

    private int inInbox(String externalId, String state) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.inbox where external_id = ? and state like ?")
                        .params(externalId, state)
                        .query(Integer.class)
                        .single());
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
