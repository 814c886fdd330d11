package dev.baton.leadimport;

import dev.baton.enrichment.CompanyProvider;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadJourney;
import dev.baton.mail.Mailer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Imports and the leads they are about, with a road that only remembers who was set on it and taken off. */
@ComponentScan(
        basePackages = {
            "dev.baton.lead",
            "dev.baton.people",
            "dev.baton.calendar",
            "dev.baton.consent",
            "dev.baton.unsubscribing",
            "dev.baton.secret",
            "dev.baton.timeline",
            "dev.baton.inbox",
            "dev.baton.outbox",
            "dev.baton.announcement"
        })
class ImportTestContext {
    /** Which leads were set on the road, and taken off. */
    record Road(List<LeadId> registered, List<LeadId> withdrawn) {}

    @Bean
    Road road() {
        return new Road(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }

    @Bean
    LeadJourney journey(Road road) {
        return (LeadJourney) Proxy.newProxyInstance(
                LeadJourney.class.getClassLoader(), new Class<?>[] {LeadJourney.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "leadRegistered" -> road.registered().add((LeadId) arguments[0]);
                        case "withdrawn" -> road.withdrawn().add((LeadId) arguments[0]);
                        case "hashCode" -> {
                            return 1;
                        }
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        default -> {
                            return method.getReturnType() == boolean.class ? true : "road";
                        }
                    }
                    return true;
                });
    }

    @Bean
    Mailer mailer() {
        return (key, processInstanceId, activityId, mail) -> true;
    }

    @Bean
    CompanyProvider provider() {
        return Mockito.mock(CompanyProvider.class);
    }

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && name.equals("dataSource")
                        ? new CountingDataSource(source)
                        : bean;
            }
        };
    }
}
