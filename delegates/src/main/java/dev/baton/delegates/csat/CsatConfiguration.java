package dev.baton.delegates.csat;

import dev.baton.delegates.engine.ProcessVariables;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.ticket.TicketConversation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables csat declares. */
@Configuration(proxyBeanMethods = false)
class CsatConfiguration {
    @Bean
    static ProcessVariables csatVariables() {
        return ProcessVariables.of(Csat.KEY, Csat.class);
    }

    @Bean
    TaskHandler callBackHandler(TicketConversation conversation) {
        return new CallBackHandler(conversation);
    }
}
