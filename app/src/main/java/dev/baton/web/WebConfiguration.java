package dev.baton.web;

import dev.baton.lead.LeadId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets handler methods take ids and the person who asks as they are. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LeadId.class, new LeadIds());
        registry.addConverter(String.class, UUID.class, new Uuids());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInArgument());
    }

    private static final class LeadIds implements Converter<String, LeadId> {
        @Override
        public LeadId convert(String text) {
            return LeadId.parse(text);
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
