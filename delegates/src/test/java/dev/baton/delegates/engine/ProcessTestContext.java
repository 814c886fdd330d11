package dev.baton.delegates.engine;

import dev.baton.testing.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** What {@link ProcessTest} runs in. No {@code @Configuration}, so that nobody's component scan finds it. */
@EnableAutoConfiguration
@EntityScan("dev.baton")
@EnableJpaRepositories("dev.baton")
@ComponentScan(
        basePackages = "dev.baton",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.baton\\.testing\\..*"))
class ProcessTestContext {
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Bean
    TestDatabase testDatabase() {
        return DATABASE;
    }

    @Bean
    static CoveragePlugin coveragePlugin() {
        return new CoveragePlugin();
    }

    /** Takes the place of the application's clock. */
    @Bean
    @Primary
    TestClock clock() {
        return new TestClock();
    }
}
