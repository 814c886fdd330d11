package dev.baton.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.apikey.ApiKeys;
import dev.baton.shared.ExemptFromRule;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may reach what: machines the API, operators the engine's REST, people the pages, everybody the public form. What
 * Baton's own pages and endpoints need stands at them ({@code @Needs}); the paths of Camunda and of
 * libraries have {@link Gates}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ExemptFromRule(value = "throws Exception", because = "HttpSecurity declares it on all it does")
class SecurityConfiguration {
    private static final String[] FILES = {
        "/css/**", "/islands/**", "/img/**", "/favicon.ico", "/favicon.svg", "/icons.svg"
    };

    private static final String[] OPEN = {
        "/login", "/sign-in/**", "/signed-out", "/error/**", "/actuator/health/**", "/actuator/health"
    };

    /** The API, for machines: no session, no cookie, so no CSRF either. */
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiKeys keys,
            ObjectMapper json,
            ObjectProvider<JwtDecoder> decoder,
            ObjectProvider<TokenPeople> people)
            throws Exception {
        var problems = new ProblemEntryPoint(json);
        // Written out: a pattern as text is matched below the servlet, and the engine's REST has a servlet of its own.
        var path = PathPatternRequestMatcher.withDefaults();
        http.securityMatcher(new OrRequestMatcher(path.matcher("/api/v1/**"), path.matcher("/engine-rest/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        wrong -> wrong.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new ApiKeyFilter(keys, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ScopeFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> {
                    open(Gates.OF_MACHINES, may);
                    may.anyRequest().authenticated();
                });
        var jwt = decoder.getIfAvailable();
        var tokens = people.getIfAvailable();
        if (jwt != null && tokens != null) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                    .jwt(token -> token.decoder(jwt).jwtAuthenticationConverter(tokens)));
        }
        return http.build();
    }

    /**
     * The forms anybody may fill in, also inside a frame of a tenant's own site, and what customers see of their tickets.
     * They know no session and no cookie, so there is no authority a forged request could use: whoever sends one sends it
     * as a stranger.
     */
    @Bean
    @Order(1)
    SecurityFilterChain publicForms(HttpSecurity http) throws Exception {
        return http.securityMatcher("/public/**", "/portal/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(frame -> frame.disable()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }

    /**
     * What providers tell us, who have no account here: they sign each request, and know no session and no cookie. Whether
     * a signature is right, whoever takes a request in decides, who knows by which secret.
     */
    @Bean
    @Order(1)
    SecurityFilterChain webHooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }

    /** The pages, for people with a browser. Camunda's web applications bring a CSRF filter of their own. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn) throws Exception {
        var camunda = PathPatternRequestMatcher.withDefaults();
        var expired = new ExpiredPage();
        http.requestCache(cache -> cache.requestCache(PagesToReturnTo.cache()))
                .exceptionHandling(
                        wrong -> wrong.defaultAuthenticationEntryPointFor(expired, ExpiredPage::isAskedByScript)
                                .accessDeniedHandler(expired))
                .csrf(csrf -> csrf.ignoringRequestMatchers(camunda.matcher("/camunda/**")))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
                .addFilterBefore(new CamundaSessionFilter(), AuthorizationFilter.class)
                .addFilterAfter(new ScopeFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> {
                    // The end of an answer that was allowed when it began; who asked may have signed out since.
                    may.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
                    may.requestMatchers(FILES).permitAll();
                    may.requestMatchers(OPEN).permitAll();
                    open(Gates.OF_PEOPLE, may);
                    may.anyRequest().authenticated();
                });
        signIn.on(http);
        return http.build();
    }

    /** Styles, scripts and pictures: the same for everybody. */
    static RequestMatcher files() {
        var path = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Stream.of(FILES).<RequestMatcher>map(path::matcher).toList());
    }

    /** Written out: a pattern as text is matched below the servlet, and Camunda's REST has servlets of its own. */
    private static void open(
            List<Gates.Gate> gates,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry may) {
        var path = PathPatternRequestMatcher.withDefaults();
        for (var gate : gates) {
            may.requestMatchers(gate.paths().stream()
                            .map(pattern -> path.matcher(gate.method(), pattern))
                            .toArray(RequestMatcher[]::new))
                    .hasAnyAuthority(gate.authorities());
        }
    }
}
