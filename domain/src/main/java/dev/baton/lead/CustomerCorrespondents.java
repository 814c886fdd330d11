package dev.baton.lead;

import dev.baton.mailroom.Correspondent;
import dev.baton.shared.RecordType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who takes letters about what leads become. */
@Configuration(proxyBeanMethods = false)
class CustomerCorrespondents {
    @Bean
    Correspondent companyCorrespondent(Aliases aliases, ApplicationEventPublisher events) {
        return new CustomerCorrespondent(RecordType.COMPANY, aliases, events);
    }

    @Bean
    Correspondent contactCorrespondent(Aliases aliases, ApplicationEventPublisher events) {
        return new CustomerCorrespondent(RecordType.CONTACT, aliases, events);
    }

    @Bean
    Correspondent opportunityCorrespondent(Aliases aliases, ApplicationEventPublisher events) {
        return new CustomerCorrespondent(RecordType.OPPORTUNITY, aliases, events);
    }
}
