package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.lead.StatementCounter;
import dev.baton.lead.TestClock;
import dev.baton.shared.UuidV7;
import dev.baton.sla.ClockKind;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests of what is promised about tickets, each in a tenant of its own. It is a Monday, nine o'clock (UTC). */
@DomainTest
@Import(TicketTestContext.class)
abstract class TicketTest {
    static final Instant MONDAY_NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    Tickets tickets;

    @Autowired
    Promises promises;

    @Autowired
    TestClock clock;

    @Autowired
    TicketTestContext.Broken broken;

    @Autowired
    WrittenTable table;

    @Autowired
    StatementCounter statements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @Autowired
    private PlatformTransactionManager transactions;

    private TenantId tenant = new TenantId(UuidV7.next());
    private long number = 1000;

    @BeforeEach
    void a_tenant_of_its_own() {
        tenant = database.createTenant(
                "t" + UuidV7.next().toString().replace("-", "").substring(0, 30));
        clock.moveTo(MONDAY_NINE);
        broken.told.clear();
        table.deploy(WrittenTable.HIGH, WrittenTable.LOW);
    }

    /** One transaction of Ada's. */
    @CanIgnoreReturnValue
    <R> R tx(Supplier<R> work) {
        return Objects.requireNonNull(Tenancy.as(
                tenant,
                Actor.person("ada"),
                () -> new TransactionTemplate(transactions).execute(status -> work.get())));
    }

    void run(Runnable work) {
        tx(() -> {
            work.run();
            return true;
        });
    }

    /** A ticket that comes in now and is promised about what the table says of its priority. */
    @CanIgnoreReturnValue
    TicketId ticket(Priority priority) {
        var id = new TicketId(UuidV7.next());
        run(() -> {
            jdbc.sql("""
                            insert into crm.ticket (id, number, subject, channel, status, priority, received_at,
                                                    last_customer_at)
                            values (?, ?, 'Cannot print', 'portal', 'open', ?, ?, ?)
                            """)
                    .params(
                            id.value(),
                            nextNumber(),
                            priority.key(),
                            PromiseRows.utc(clock.instant()),
                            PromiseRows.utc(clock.instant()))
                    .update();
            var promise = table.newest().rules().stream()
                    .filter(rule -> rule.policy().equals(priority.key()))
                    .findFirst()
                    .orElseThrow();
            var ticket = tickets.lock(id);
            ticket.promised(promise);
            promises.promise(ticket, promise);
        });
        return id;
    }

    long nextNumber() {
        return ++number;
    }

    PromiseRows.Kept clockOf(TicketId id, ClockKind kind) {
        return tx(() -> promises.of(id)).stream()
                .filter(kept -> kept.clock().kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
