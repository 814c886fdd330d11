package dev.baton.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/** What {@link DomainTest} runs in. No {@code @Configuration}, so that nobody's component scan finds it. */
@EnableAutoConfiguration
@EntityScan("dev.baton")
@ComponentScan("dev.baton.tenant")
class DomainTestContext {
    /** Clones a database for the context. */
    static class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.fresh();
            Map<String, Object> properties = new LinkedHashMap<>(database.springProperties());
            properties.put("spring.flyway.enabled", "false");
            properties.put("spring.jpa.hibernate.ddl-auto", "none");
            properties.put("spring.jpa.open-in-view", "false");
            properties.put("spring.datasource.hikari.maximum-pool-size", "5");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("database of this test", properties));
            context.getBeanFactory().registerSingleton("testDatabase", database);
        }
    }
}
