package dev.baton.delegates.leadenrichment;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables lead-enrichment declares. */
@Configuration(proxyBeanMethods = false)
class LeadEnrichmentConfiguration {
    @Bean
    static ProcessVariables leadEnrichmentVariables() {
        return ProcessVariables.of(LeadEnrichment.KEY, LeadEnrichment.class);
    }
}
