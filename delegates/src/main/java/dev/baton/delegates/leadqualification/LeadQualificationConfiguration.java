package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables lead-qualification declares. */
@Configuration(proxyBeanMethods = false)
class LeadQualificationConfiguration {
    @Bean
    static ProcessVariables leadQualificationVariables() {
        return ProcessVariables.of(LeadQualification.KEY, LeadQualification.class);
    }
}
