package dev.baton.web.protection;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Puts the protection around everything, before sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Address.class, LimitSettings.class})
class ProtectionConfiguration {
    private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int BEFORE_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER - 5;
    private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 5;

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> browserHeaders(Environment environment) {
        var policy = new ContentPolicy(originOf(environment.getProperty("baton.issuer.uri", "")));
        return around(new HeaderWriterFilter(List.of(policy, new BrowserHeaders())), OUTERMOST);
    }

    @Bean
    FilterRegistrationBean<KnownHostFilter> knownHosts(Address address) {
        return around(new KnownHostFilter(address), OUTERMOST + 1);
    }

    @Bean
    Refusals refusals(ObjectMapper json, MessageSource messages) {
        return new Refusals(json, messages);
    }

    @Bean
    FilterRegistrationBean<BodySizeFilter> bodySizes(Refusals refusals) {
        return around(new BodySizeFilter(refusals), OUTERMOST + 2);
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimits(Limits limits, Refusals refusals) {
        return around(new AddressLimitFilter(limits, refusals), BEFORE_SIGN_IN);
    }

    @Bean
    FilterRegistrationBean<CallerLimitFilter> callerLimits(Limits limits, Refusals refusals) {
        return around(new CallerLimitFilter(limits, refusals), AFTER_SIGN_IN);
    }

    /**
     * Behind TLS the session's cookie is {@code __Host-baton}: browsers then take it only with {@code Secure}, for this
     * host alone and for all its paths (RFC 6265bis, section 4.1.3.2). It stays {@code SameSite=Lax}: the way back from
     * the issuer is a request from another site, and needs it.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sessionCookie(Address address) {
        return factory -> {
            var cookie = factory.getSession().getCookie();
            cookie.setPath("/");
            cookie.setSecure(address.isHttps());
            cookie.setName(address.isHttps() ? "__Host-baton" : "baton");
        };
    }

    private static <F extends Filter> FilterRegistrationBean<F> around(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    private static String originOf(String issuer) {
        if (issuer.isBlank()) {
            return "";
        }
        var uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
