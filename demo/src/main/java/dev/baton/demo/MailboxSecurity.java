package dev.baton.demo;

import dev.baton.shared.ExemptFromRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A customer has no account at Baton: the demo's mailbox and telephone are open. */
@Configuration(proxyBeanMethods = false)
@ExemptFromRule(value = "throws Exception", because = "HttpSecurity declares it on all it does")
class MailboxSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain mailbox(HttpSecurity http) throws Exception {
        return http.securityMatcher("/mailbox/**", "/phone/**")
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }
}
