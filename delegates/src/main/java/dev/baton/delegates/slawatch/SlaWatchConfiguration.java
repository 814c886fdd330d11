package dev.baton.delegates.slawatch;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables sla-watch declares. */
@Configuration(proxyBeanMethods = false)
class SlaWatchConfiguration {
    @Bean
    static ProcessVariables slaWatchVariables() {
        return ProcessVariables.of(SlaWatch.KEY, SlaWatch.class);
    }
}
