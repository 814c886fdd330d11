package dev.baton.cockpit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Puts Camunda's web applications and its REST behind Baton's sign-in. */
@Configuration(proxyBeanMethods = false)
class CamundaWebConfiguration {
    static final String REQUESTS = "cockpit/requests.yaml";

    /** Right after Spring Security's chain. */
    private static final int AFTER_SECURITY = 201;

    @Bean
    FilterRegistrationBean<EngineRequestFilter> engineRequests(ObjectMapper json) {
        var requests = EngineRequests.read(new ClassPathResource(REQUESTS));
        return after(new EngineRequestFilter(requests, json), 0, "/camunda/api/engine/*", "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<EngineProfileFilter> camundaWebSignIn(ProcessEngine engine) {
        return after(new EngineProfileFilter(engine), 1, "/camunda/app/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<ScriptNonceFilter> camundaScripts() {
        return after(new ScriptNonceFilter(), 2, "/camunda/app/*");
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestSignIn() {
        var registration = after(new ProcessEngineAuthenticationFilter(), 1, "/engine-rest/*");
        registration.setInitParameters(Map.of("authentication-provider", CamundaSignIn.class.getName()));
        return registration;
    }

    private static <F extends Filter> FilterRegistrationBean<F> after(F filter, int later, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(AFTER_SECURITY + later);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OtherTenantsFilter> otherTenantsAreNotThere() {
        var registration = new FilterRegistrationBean<>(new OtherTenantsFilter());
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
