package dev.baton.delegates.ticketlifecycle;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables ticket-lifecycle declares. */
@Configuration(proxyBeanMethods = false)
class TicketLifecycleConfiguration {
    @Bean
    static ProcessVariables ticketLifecycleVariables() {
        return ProcessVariables.of(TicketLifecycle.KEY, TicketLifecycle.class);
    }
}
