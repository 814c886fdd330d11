package dev.baton.delegates.sideconversation;

import dev.baton.delegates.engine.ProcessVariables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables side-conversation declares. */
@Configuration(proxyBeanMethods = false)
class SideConversationConfiguration {
    @Bean
    static ProcessVariables sideConversationVariables() {
        return ProcessVariables.of(SideConversation.KEY, SideConversation.class);
    }
}
