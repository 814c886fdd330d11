package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.ProcessVariables;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.lead.LeadConversation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine which variables lead-qualification declares, and who takes the form that two of its tasks share. */
@Configuration(proxyBeanMethods = false)
class LeadQualificationConfiguration {
    @Bean
    static ProcessVariables leadQualificationVariables() {
        return ProcessVariables.of(LeadQualification.KEY, LeadQualification.class);
    }

    @Bean
    TaskHandler firstContactHandler(LeadConversation conversation) {
        return new ContactHandler(Tasks.FIRST_CONTACT, conversation);
    }

    @Bean
    TaskHandler managerContactHandler(LeadConversation conversation) {
        return new ContactHandler(Tasks.MANAGER_CONTACT, conversation);
    }
}
