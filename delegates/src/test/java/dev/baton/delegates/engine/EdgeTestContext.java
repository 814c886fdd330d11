package dev.baton.delegates.engine;

import dev.baton.testing.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/** What {@link EdgeTest} runs in: the edge, and the modules of the domain that it serves. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.baton.delegates.access",
    "dev.baton.delegates.engine",
    "dev.baton.delegates.journey",
    "dev.baton.delegates.worklist",
    "dev.baton.audit",
    "dev.baton.decision",
    "dev.baton.duty",
    "dev.baton.journey",
    "dev.baton.tenant",
    "dev.baton.worklist"
})
class EdgeTestContext {
    @Bean
    TestDatabase testDatabase() {
        return ProcessTestContext.DATABASE;
    }

    /** Takes the place of the application's clock. */
    @Bean
    @Primary
    TestClock clock() {
        return new TestClock();
    }
}
