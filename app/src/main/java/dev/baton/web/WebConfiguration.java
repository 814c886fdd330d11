package dev.baton.web;

import dev.baton.lead.LeadId;
import dev.baton.ticket.TicketId;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Lets handler methods take ids and the person who asks as they are. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LeadId.class, new LeadIds());
        registry.addConverter(String.class, TicketId.class, new TicketIds());
        registry.addConverter(String.class, UUID.class, new Uuids());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RightsCheck());
    }

    /** Goes before Spring's own resolver, which takes every Principal for the servlet's and so would refuse ours. */
    @Bean
    static BeanPostProcessor signedInFirst() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof RequestMappingHandlerAdapter adapter) {
                    var resolvers = new ArrayList<HandlerMethodArgumentResolver>();
                    resolvers.add(new SignedInArgument());
                    resolvers.addAll(Objects.requireNonNull(adapter.getArgumentResolvers()));
                    adapter.setArgumentResolvers(resolvers);
                }
                return bean;
            }
        };
    }

    private static final class LeadIds implements Converter<String, LeadId> {
        @Override
        public LeadId convert(String text) {
            return LeadId.parse(text);
        }
    }

    private static final class TicketIds implements Converter<String, TicketId> {
        @Override
        public TicketId convert(String text) {
            return TicketId.parse(text);
        }
    }

    /** Stricter than {@link UUID#fromString}, which fills up what is too short. */
    private static final class Uuids implements Converter<String, UUID> {
        @Override
        public UUID convert(String text) {
            var id = UUID.fromString(text);
            if (!id.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException("A UUID has 36 characters, not '" + text + "'");
            }
            return id;
        }
    }
}
