package dev.baton.web.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The pages of imports and of the public form, with what all pages share. */
@SpringBootConfiguration
@ComponentScan(
        basePackages = "dev.baton.web",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "dev\\.baton\\.web\\.((leads|operations|settings|work)\\..*|api\\.(Leads|WorkItems|Activities).*|.*Test.*)"))
class PageContext {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
