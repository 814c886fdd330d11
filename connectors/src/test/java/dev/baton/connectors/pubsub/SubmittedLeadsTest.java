package dev.baton.connectors.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.baton.connectors.testing.ConnectorsTestContext.OwnDatabase;
import dev.baton.connectors.testing.ConnectorsTestContext.ToldProcesses;
import dev.baton.connectors.testing.FakePubSub;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadTestContext;
import dev.baton.lead.RecordedJourney;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A lead that is submitted elsewhere comes by Google's client, through the inbox, to the start of its process. */
@SpringBootTest(
        classes = SubmittedLeadsTest.Context.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.portal-url=https://crm.example.com",
            "baton.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "baton.events.project=baton-test",
            "baton.events.timeout=5s",
            "baton.events.subscriptions[0].tenant=acme",
            "baton.events.subscriptions[0].name=acme-leads",
            "baton.inbox.poll=50ms"
        })
@ContextConfiguration(initializers = OwnDatabase.class)
class SubmittedLeadsTest {
    private static final FakePubSub PUBSUB = FakePubSub.start();

    @Autowired
    private LeadService leads;

    @Autowired
    private RecordedJourney journey;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TestDatabase database;

    @EnableAutoConfiguration
    @EntityScan("dev.baton")
    @EnableJpaRepositories("dev.baton")
    @ComponentScan({
        "dev.baton.tenant",
        "dev.baton.incoming",
        "dev.baton.connectors.inbox",
        "dev.baton.connectors.pubsub"
    })
    @ConfigurationPropertiesScan({"dev.baton.connectors.inbox", "dev.baton.connectors.pubsub"})
    @Import(LeadTestContext.class)
    static class Context {
        @Bean
        ToldProcesses toldProcesses() {
            return new ToldProcesses();
        }
    }

    @DynamicPropertySource
    static void emulator(DynamicPropertyRegistry registry) {
        registry.add("PUBSUB_EMULATOR_HOST", PUBSUB::host);
    }

    @AfterAll
    static void end() {
        PUBSUB.close();
    }

    @Test
    void a_lead_that_is_submitted_elsewhere_begins_its_journey_once_however_often_it_comes() {
        var tenant = database.createTenant("acme");
        for (var message : new String[] {"m-1", "m-1", "m-2"}) {
            PUBSUB.deliver("acme-leads", submitted(message));
        }

        await().until(() -> PUBSUB.isAcknowledged("acme-leads", "m-1") && PUBSUB.isAcknowledged("acme-leads", "m-2"));
        await().until(() -> as(tenant, () -> leads.findByExternalId("/shop#77")).isPresent());

        var id = as(tenant, () -> leads.findByExternalId("/shop#77")).orElseThrow();
        assertThat(as(tenant, () -> leads.view(id)).email()).isEqualTo("grace@navy.example");
        assertThat(journey.toldOf(id)).containsExactly("registered");
        assertThat(as(tenant, () -> leads.findByEmail("grace@navy.example"))).containsExactly(id);
    }

    private PubsubMessage submitted(String message) {
        var event = Map.of(
                "specversion", "1.0",
                "id", "77",
                "source", "/shop",
                "type", "lead.submitted",
                "data", Map.of("lastName", "Hopper", "email", "grace@navy.example"));
        return PubsubMessage.newBuilder()
                .setMessageId(message)
                .setData(ByteString.copyFromUtf8(json.valueToTree(event).toString()))
                .build();
    }

    private static <R> R as(TenantId tenant, Supplier<R> work) {
        return Tenancy.as(tenant, Actor.system("test"), work);
    }
}
