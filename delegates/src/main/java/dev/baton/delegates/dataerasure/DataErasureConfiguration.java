package dev.baton.delegates.dataerasure;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables data-erasure declares. */
@Configuration(proxyBeanMethods = false)
class DataErasureConfiguration {
    @Bean
    static ProcessVariables dataErasureVariables() {
        return ProcessVariables.of(DataErasure.KEY, DataErasure.class);
    }
}
