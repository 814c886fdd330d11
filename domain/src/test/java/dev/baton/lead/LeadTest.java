package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.DomainTest;
import dev.baton.timeline.Activity;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests of leads, each in a tenant of its own. */
@DomainTest
@Import(LeadTestContext.class)
@TestPropertySource(
        properties = {
            "baton.portal-url=https://crm.example.com",
            "baton.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        })
public abstract class LeadTest {
    protected static final Actor ANNA = Actor.person("anna");
    private static final AtomicInteger TENANTS = new AtomicInteger();

    @Autowired
    protected LeadService leads;

    @Autowired
    protected LeadIntake intake;

    @Autowired
    protected LeadConversation conversation;

    @Autowired
    protected LeadDecisions decisions;

    @Autowired
    protected LeadPrivacy privacy;

    @Autowired
    protected LeadRepair repair;

    @Autowired
    protected Timeline timeline;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected RecordedJourney journey;

    @Autowired
    protected RecordedMail mail;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected StatementCounter statements;

    @Autowired
    private Tenants tenants;

    @Autowired
    private PlatformTransactionManager transactions;

    protected Tenant tenant;

    @BeforeEach
    void aTenantOfItsOwn() {
        var key = "t" + TENANTS.incrementAndGet();
        tenant = new Tenant(
                TenantId.create(),
                key,
                "Acme",
                ZoneId.of("Europe/Berlin"),
                "DE",
                "en",
                "pk-" + key,
                "hello@" + key + ".test");
        tenants.save(tenant);
        journey.reset();
    }

    /** One transaction of Anna's. */
    @CanIgnoreReturnValue
    protected <R> R tx(Supplier<R> work) {
        return Tenancy.as(tenant.id(), ANNA, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    protected void run(Runnable work) {
        tx(() -> {
            work.run();
            return true;
        });
    }

    @CanIgnoreReturnValue
    protected LeadId register(NewLead.Builder details) {
        clock.pass(Duration.ofMinutes(1));
        return tx(() -> leads.register(details.build()));
    }

    protected static NewLead.Builder ada() {
        return NewLead.by(LeadChannel.WEB)
                .firstName("Ada")
                .lastName("King")
                .companyName("Analytical Engines GmbH")
                .email("Ada.King@Engines.example")
                .phone("+49 30 901820")
                .jobTitle("CEO")
                .message("Tell me more");
    }

    @CanIgnoreReturnValue
    protected LeadView view(LeadId id) {
        return tx(() -> leads.view(id));
    }

    protected List<Activity> timelineOf(RecordRef record) {
        return tx(() -> timeline.page(record, null, 50).activities());
    }

    @CanIgnoreReturnValue
    protected LeadId opened(NewLead.Builder details) {
        var id = register(details);
        run(() -> intake.intakeDecided(id, IntakeAction.ACCEPT, "fine"));
        return id;
    }
}
