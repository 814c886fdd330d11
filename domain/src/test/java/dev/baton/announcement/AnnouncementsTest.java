package dev.baton.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxState;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
@Import(AnnouncementsTest.Modules.class)
class AnnouncementsTest {
    private final RecordRef lead = RecordRef.lead(UuidV7.next());

    @Autowired
    private Announcements announcements;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Carrier carrier;

    private TenantId tenant;

    @ComponentScan(basePackageClasses = {Announcements.class, Outbox.class})
    static class Modules {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Carrier carrier() {
            return new Carrier();
        }
    }

    static class Carrier implements EventPublishing {
        private volatile boolean on;

        @Override
        public boolean isOn() {
            return on;
        }
    }

    @BeforeEach
    void aTenant() {
        tenant = database.createTenant("acme-" + UuidV7.next().toString().substring(24));
        carrier.on = true;
    }

    @Test
    void an_event_is_one_row_however_often_it_is_announced() {
        assertThat(announce("1")).isTrue();
        assertThat(announce("1")).isFalse();
        assertThat(announce("2")).isTrue();

        var rows = tx(() -> outbox.ofRecord(lead));
        assertThat(rows).hasSize(2).allMatch(row -> row.channel() == Channel.EVENT);
        assertThat(rows).extracting(row -> row.state()).containsOnly(OutboxState.WAITING);
        assertThat(rows.get(0).number()).isGreaterThan(rows.get(1).number());
    }

    @Test
    void where_nobody_carries_events_they_are_kept_and_do_not_wait() {
        carrier.on = false;
        announce("1");

        assertThat(tx(() -> outbox.ofRecord(lead)).get(0).state()).isEqualTo(OutboxState.KEPT);
    }

    @Test
    void it_says_which_step_of_which_process_it_came_from() {
        Tenancy.run(
                tenant,
                Actor.process("lead-qualification", "Task_Convert", "instance-7"),
                () -> transaction.executeWithoutResult(status -> announcements.announce(
                        EventType.LEAD_CLOSED,
                        lead,
                        "1",
                        Map.of("lead", lead.id().toString(), "reason", "stale"))));

        var row = tx(() -> outbox.ofRecord(lead)).get(0);
        assertThat(row.processInstanceId()).isEqualTo("instance-7");
        assertThat(row.activityId()).isEqualTo("Task_Convert");
    }

    @Test
    void an_event_that_is_not_what_its_type_says_is_a_mistake() {
        assertThatThrownBy(() -> announce(EventType.LEAD_CLOSED, lead, Map.of("lead", "x")))
                .hasMessageContaining("lacks [reason]");
        assertThatThrownBy(() -> announce(
                        EventType.LEAD_CLOSED,
                        lead,
                        Map.of("lead", "x", "reason", "stale", "email", "ada@example.com")))
                .hasMessageContaining("[email]");
        assertThatThrownBy(() ->
                        announce(EventType.LEAD_CLOSED, lead, Map.of("lead", "x", "reason", Map.of("name", "Ada"))))
                .hasMessageContaining("plain");
        assertThatThrownBy(() -> announce(
                        EventType.LEAD_CLOSED,
                        new RecordRef(RecordType.TICKET, lead.id()),
                        Map.of("lead", "x", "reason", "stale")))
                .hasMessageContaining("no event of a ticket");
    }

    private boolean announce(String once) {
        return tx(() -> announcements.announce(
                EventType.LEAD_CLOSED, lead, once, Map.of("lead", lead.id().toString(), "reason", "stale")));
    }

    private boolean announce(EventType type, RecordRef record, Map<String, Object> data) {
        return tx(() -> announcements.announce(type, record, "1", data));
    }

    private <R> R tx(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), () -> transaction.execute(status -> work.get()));
    }
}
