package dev.baton.connectors.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.live.Heard;
import dev.baton.live.ListeningAgain;
import dev.baton.live.Signal;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nodes hear of each other, over a real connection. */
class SignalListenerTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final TenantId acme =
            DATABASE.createTenant("acme" + UUID.randomUUID().toString().substring(0, 8));
    private final SignalListener listener = new SignalListener(properties(), events::add);

    private static DataSourceProperties properties() {
        var properties = new DataSourceProperties();
        properties.setUrl(DATABASE.url());
        properties.setUsername(TestDatabase.RUNTIME);
        properties.setPassword(TestDatabase.RUNTIME);
        return properties;
    }

    @BeforeEach
    void listen() {
        listener.start();
        await().until(() -> events.contains(new ListeningAgain()));
    }

    @AfterEach
    void stop() {
        listener.stop();
        assertThat(listener.isRunning()).isFalse();
    }

    @Test
    void a_ticket_is_heard_of_once_its_transaction_is_over_and_once_for_all_that_happened_in_it() {
        var ticket = UuidV7.next();
        DATABASE.in(acme, jdbc -> {
            open(jdbc, ticket, 1);
            jdbc.sql("update crm.ticket set status = 'open', version = 1 where id = ?")
                    .param(ticket)
                    .update();
            note(jdbc, ticket, "note", "internal");
            assertThat(heard()).isEmpty();
            return true;
        });

        await().untilAsserted(() -> assertThat(heard()).containsExactly(of(ticket)));
    }

    @Test
    void what_is_rolled_back_or_nobodys_news_is_never_heard_of() {
        var rolledBack = UuidV7.next();
        var quiet = UuidV7.next();
        var last = UuidV7.next();
        DATABASE.in(acme, jdbc -> open(jdbc, quiet, 2));
        await().untilAsserted(() -> assertThat(heard()).containsExactly(of(quiet)));
        try {
            DATABASE.in(acme, jdbc -> {
                open(jdbc, rolledBack, 3);
                throw new IllegalStateException("Something went wrong");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("Something went wrong");
        }
        DATABASE.in(
                acme,
                jdbc -> jdbc.sql("update crm.ticket set next_due_at = now(), sla_version = 7 where id = ?")
                        .param(quiet)
                        .update());
        DATABASE.in(acme, jdbc -> note(jdbc, quiet, "mail_out", "out"));
        DATABASE.in(acme, jdbc -> note(jdbc, quiet, "status", "internal"));
        DATABASE.in(acme, jdbc -> open(jdbc, last, 4));

        await().untilAsserted(() -> assertThat(heard()).containsExactly(of(quiet), of(last)));
    }

    @Test
    void after_its_line_was_cut_it_listens_again_and_says_that_it_may_have_missed_something() {
        var cut = JdbcClient.create(DATABASE.superuser())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity "
                        + "where application_name = 'baton-live' and datname = current_database()")
                .query(Boolean.class)
                .list();
        // That of a listener that was stopped just now may still be there.
        assertThat(cut).contains(true);
        await().until(() ->
                events.stream().filter(ListeningAgain.class::isInstance).count() == 2);

        var ticket = UuidV7.next();
        DATABASE.in(acme, jdbc -> open(jdbc, ticket, 5));

        await().untilAsserted(() -> assertThat(heard()).containsExactly(of(ticket)));
    }

    @Test
    void a_word_that_nobody_understands_does_not_silence_the_rest() {
        JdbcClient.create(DATABASE.runtime())
                .sql("select pg_notify('baton_live', 'of a newer node')")
                .query(row -> {});
        var ticket = UuidV7.next();
        DATABASE.in(acme, jdbc -> open(jdbc, ticket, 6));

        await().untilAsserted(() -> assertThat(heard()).containsExactly(of(ticket)));
    }

    private Signal of(UUID ticket) {
        return new Signal(acme, Signal.Kind.TICKET, ticket, List.of());
    }

    /** What was heard of this test's tenant. */
    private List<Signal> heard() {
        return events.stream()
                .filter(Heard.class::isInstance)
                .map(event -> ((Heard) event).signal())
                .filter(signal -> signal.tenant().equals(acme))
                .toList();
    }

    private static int open(JdbcClient jdbc, UUID id, long number) {
        return jdbc.sql("insert into crm.ticket (id, number, subject, channel, status, received_at, last_customer_at) "
                        + "values (:id, :number, 'Help', 'email', 'new', now(), now())")
                .param("id", id)
                .param("number", number)
                .update();
    }

    private static int note(JdbcClient jdbc, UUID ticket, String kind, String direction) {
        return jdbc.sql("insert into crm.activity (id, record_type, record_id, kind, direction, occurred_at) "
                        + "values (:id, 'ticket', :ticket, :kind, :direction, now())")
                .param("id", UuidV7.next())
                .param("ticket", ticket)
                .param("kind", kind)
                .param("direction", direction)
                .update();
    }
}
