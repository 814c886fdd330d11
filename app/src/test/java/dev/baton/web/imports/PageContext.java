package dev.baton.web.imports;

import dev.baton.web.protection.Limit;
import dev.baton.web.protection.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
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
                                "dev\\.baton\\.web\\.((?!imports\\.|publicform\\.|signin\\.|api\\.)[a-z]+\\..*|api\\.(?!Imports).*|.*Test.*)"))
class PageContext {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Five for everybody, for ever. */
    @Bean
    Limits limits() {
        var taken = new HashMap<String, Integer>();
        return new Limits() {
            @Override
            public Duration take(Limit limit, String who) {
                return taken.merge(limit + who, 1, Integer::sum) > 5 ? Duration.ofSeconds(12) : Duration.ZERO;
            }

            @Override
            public Duration exhausted(Limit limit, String who) {
                return Duration.ZERO;
            }

            @Override
            public void giveBack(Limit limit, String who) {
                taken.merge(limit + who, -1, Integer::sum);
            }

            @Override
            public void forget(Limit limit, String who) {
                taken.remove(limit + who);
            }
        };
    }
}
