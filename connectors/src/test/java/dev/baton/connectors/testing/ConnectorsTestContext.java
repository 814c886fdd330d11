package dev.baton.connectors.testing;

import dev.baton.consent.ConsentService;
import dev.baton.incoming.ProcessMessages;
import dev.baton.mailroom.RelayedLetters;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.TenantTransactionManager;
import dev.baton.tenant.Tenants;
import dev.baton.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The connectors with the domain services they work for. No {@code @Configuration}, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.baton.announcement",
    "dev.baton.incoming",
    "dev.baton.outbox",
    "dev.baton.inbox",
    "dev.baton.mailbox",
    "dev.baton.secret",
    "dev.baton.timeline",
    "dev.baton.webhook",
    "dev.baton.connectors.outbox",
    "dev.baton.connectors.inbox",
    "dev.baton.connectors.email",
    "dev.baton.connectors.enrichment",
    "dev.baton.connectors.pubsub",
    "dev.baton.connectors.webhook"
})
@Import({ConsentService.class, Tenants.class, RelayedLetters.class})
@ConfigurationPropertiesScan("dev.baton.connectors")
public class ConnectorsTestContext {
    @Bean
    TenantTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
        return new TenantTransactionManager(entityManagerFactory);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ToldProcesses toldProcesses() {
        return new ToldProcesses();
    }

    /** Keeps what processes were told, in place of the engine. */
    public static class ToldProcesses implements ProcessMessages {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public boolean tell(String word, RecordRef record) {
            told.add(word + " " + record);
            return !word.startsWith("nobody");
        }

        public List<String> told() {
            return told;
        }
    }

    /** Works on a database of its own. */
    public static class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.fresh();
            Map<String, Object> properties = new LinkedHashMap<>(database.springProperties());
            properties.put("spring.flyway.enabled", "false");
            properties.put("spring.jpa.open-in-view", "false");
            properties.put("spring.datasource.hikari.maximum-pool-size", "8");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("database of this test", properties));
            context.getBeanFactory().registerSingleton("testDatabase", database);
        }
    }
}
